"""The configuration files of the four hosts: three are read, the fourth is run by a real nginx."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
import tomllib
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from tests.conftest import ROOT, SMALL_PROJECT, mkdocs
from tests.time_limit import at_most

CLAIM = "/claims/clock-stopped-at-four/"
NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
POLICY = re.compile(r"add_header Content-Security-Policy \"(.+)\" always;")
MAIN = """\
daemon off;
master_process off;
pid {at}/nginx.pid;
error_log {at}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {at}/body;
    proxy_temp_path {at}/proxy;
    fastcgi_temp_path {at}/fastcgi;
    uwsgi_temp_path {at}/uwsgi;
    scgi_temp_path {at}/scgi;
    include {at}/site.conf;
}}
"""


def test_github_pages_builds_with_the_sites_address_and_publishes_what_was_built() -> None:
    flow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    assert flow[True]["push"] == {"branches": ["main"]}  # YAML 1.1 reads the key "on" as a truth value
    assert flow["permissions"] == {"contents": "read"}
    build, publish = flow["jobs"]["build"], flow["jobs"]["publish"]
    make_site = next(step for step in build["steps"] if step.get("run") == "make site")
    assert make_site["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    uploaded = next(step for step in build["steps"] if "upload-pages-artifact" in step.get("uses", ""))
    assert uploaded["with"] == {"path": "site"}
    assert set(build["permissions"].values()) == {"read"}
    assert publish["needs"] == "build"
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert "actions/deploy-pages@" in publish["steps"][0]["uses"]


def test_gitlab_publishes_what_its_script_made(tmp_path: Path) -> None:
    job = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))["pages"]
    assert job["image"].startswith("python:3.")
    assert job["variables"]["SITE_URL"] == "$CI_PAGES_URL/"
    assert job["artifacts"] == {"paths": ["public"]}
    (tmp_path / "Makefile").write_text("site:\n\tmkdir site; echo a page > site/index.html; : > site/sitemap.xml.gz\n")
    subprocess.run(["bash", "-ec", "\n".join(job["script"])], cwd=tmp_path, check=True)
    assert (tmp_path / "public/index.html").read_text() == "a page\n"
    assert gzip.decompress((tmp_path / "public/index.html.gz").read_bytes()) == b"a page\n"


def test_netlify_builds_every_kind_of_deployment_under_its_own_address() -> None:
    settings = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
    assert settings["build"]["publish"] == "site"
    assert re.fullmatch(r"3\.1[1-9]", settings["build"]["environment"]["PYTHON_VERSION"])
    assert settings["build"]["command"] == "SITE_URL=$URL/ make site"
    for kind in ("deploy-preview", "branch-deploy"):
        assert settings["context"][kind]["command"] == "SITE_URL=$DEPLOY_PRIME_URL/ make site"


def test_netlify_and_nginx_send_the_same_policy() -> None:
    headers = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))["headers"]
    policy = POLICY.search((ROOT / "deploy/nginx.conf").read_text("utf-8"))
    assert policy is not None
    assert headers == [{"for": "/*", "values": headers[0]["values"]}]
    assert headers[0]["values"]["Content-Security-Policy"] == policy[1]


def test_the_sites_address_is_read_from_the_environment() -> None:
    for settings in (ROOT / "mkdocs.yml", SMALL_PROJECT / "mkdocs.yml"):
        assert 'site_url: !ENV [SITE_URL, ""]' in settings.read_text("utf-8")
    assert re.search(r"^site: .*\n\t\S+mkdocs build --strict$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small project's site behind a real nginx with the project's configuration; its host and port."""
    if NGINX is None:
        message = "there is no nginx: install Debian's package nginx-light to run these tests"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    at = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        netloc = f"127.0.0.1:{free.getsockname()[1]}"
    settings = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    settings = settings.replace("listen 80;", f"listen {netloc};").replace("listen [::]:80;", "")
    (at / "site.conf").write_text(settings.replace("root SITE_FOLDER;", f'root "{site}";'), "utf-8")
    (at / "nginx.conf").write_text(MAIN.format(at=at), "utf-8")
    command = [NGINX, "-p", str(at), "-e", str(at / "error.log"), "-c", str(at / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr
    process = subprocess.Popen(command)
    try:
        with at_most(20):
            while not _answers(netloc):
                assert process.poll() is None, (at / "error.log").read_text()
                time.sleep(0.05)
        yield netloc
    finally:
        process.terminate()
        process.wait(10)


def _answers(netloc: str) -> bool:
    try:
        return _get(netloc, "/")[0].status > 0
    except ConnectionError:
        return False


def _get(netloc: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(netloc, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.mark.parametrize("path", ["/", CLAIM, "/search/search_index.json", "/robots.txt"])
def test_nginx_serves_the_site_packed(nginx: str, site: Path, path: str) -> None:
    answer, body = _get(nginx, path, Accept_Encoding="gzip")
    expected = (site / (path.lstrip("/") + "index.html" * path.endswith("/"))).read_bytes()
    assert answer.status == 200
    if len(expected) >= 512:
        assert answer.headers["Content-Encoding"] == "gzip"
        body = gzip.decompress(body)
    assert body == expected


def test_nginx_shows_the_404_page_at_an_unknown_address(nginx: str, site: Path) -> None:
    answer, body = _get(nginx, "/claims/no-such-claim/")
    assert answer.status == 404
    assert body == (site / "404.html").read_bytes()
    assert answer.headers["Content-Security-Policy"]


def test_nginx_adds_a_missing_slash_on_the_same_host_and_port(nginx: str) -> None:
    answer, _ = _get(nginx, CLAIM.rstrip("/"), Host="example.org:8443")
    assert answer.status == 301
    assert answer.headers["Location"] == CLAIM


def test_nginx_sends_no_page_without_the_headers_that_protect_it(nginx: str) -> None:
    answer, _ = _get(nginx, "/")
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "charset=utf-8" in answer.headers["Content-Type"]


def test_nginx_lets_only_files_with_a_hash_in_their_name_be_kept(nginx: str, site: Path) -> None:
    hashed = next((site / "assets").rglob("bundle.*.min.js")).relative_to(site)
    assert "immutable" in _get(nginx, f"/{hashed}")[0].headers["Cache-Control"]
    for path in ("/", "/assets/site.css"):
        first, _ = _get(nginx, path)
        assert first.headers["Cache-Control"] == "no-cache"
        assert _get(nginx, path, If_None_Match=first.headers["ETag"])[0].status == 304


def test_home_filter_and_search_work_under_the_policy(browser: Any, nginx: str) -> None:
    page = browser.new_page()
    failed: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda message: failed.append(message.text) if message.type in ("error", "warning") else None)
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"http://{nginx}/", wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.type("stopped at four")
    page.locator(f".md-search-result__link[href*='{CLAIM}']").first.click()
    page.wait_for_url(f"**{CLAIM}**")
    page.goto(f"http://{nginx}/claims/?status=disputed", wait_until="networkidle")
    assert page.locator(".fc-filter output").inner_text() == "4 of 24 claims"
    page.close()
    assert failed == []
    assert {urlsplit(url).netloc for url in requests} == {nginx}


def test_an_address_below_the_host_reaches_the_404_page(small_project: Path) -> None:
    """Every other page links relatively; the 404 page is shown at any depth and needs the path of SITE_URL."""
    done = mkdocs("build", "--strict", cwd=small_project, SITE_URL="https://example.org/reports/")
    assert done.returncode == 0, done.stderr
    text = (small_project / "site/404.html").read_text("utf-8")
    assert 'href="/reports/claims/"' in text
    assert 'href="/reports/assets/' in text
    assert "Sitemap: https://example.org/reports/sitemap.xml" in (small_project / "site/robots.txt").read_text("utf-8")
