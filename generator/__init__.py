"""A curated registry of claims becomes a searchable fact-check site.

claims.yaml, seeds/ --project--> text --document--> data + places --parse--> Registry --rules--> Case
                                          |                          |                    |
                                          '------- Diagnostics ------'--------------------'--> cli, mkdocs_adapter
Case + as_of --views--> values --render--> text --pages--> (Page(uri, text), ...) --> mkdocs_adapter

Problems stop the flow before ``views``: nothing is worked out or rendered from a registry that has any.
"""
