"""A curated registry of claims becomes a searchable fact-check site.

files --project--> bytes --check--> Checked
    inside check: text --document--> data + places --parse--> Registry --evidence--> Assessment --rules--> problems
problems --> commands print them; the plugin stops the build before the old site is wiped
no problems: SoundAssessment --views--> values --render--> Pages --> the plugin hands them to MkDocs

Imports point one way:
    edges -> render -> views -> evidence -> registry -> problems; edges -> check -> rules -> evidence
The edges are project, revisions, commands, mkdocs_plugin and mkdocs_preview. Pages are made only from a
SoundAssessment, which exists only for a registry without problems.
"""
