"""A curated registry of claims becomes a searchable fact-check site.

files --project--> bytes --check--> Checked
    inside check: text --document--> data + places --parse--> Registry --evidence--> Assessment --rules--> problems
problems --> commands print them; the plugin stops the build before the old site is wiped
Assessment --views--> values --render--> text --> (Page, ...) --> the plugin hands them to MkDocs

Imports point one way:
    edges -> render -> views -> evidence -> registry -> problems; edges -> check -> rules -> evidence
Problems stop the flow before ``views``: nothing is worked out or rendered from a registry that has any.
"""
