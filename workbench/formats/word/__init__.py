"""DOCX: its parts read safely, and written from python-docx's template as the same bytes each time.

In: `parts` (the archive), `styles`, `numbering`, `inline`, `story` (paragraphs in a view of the tracked changes),
`draft`, `returning`, `rules`. Out: `lines` and `woven` (what stands in each paragraph), `runs`, `body`, `talk`
(comments), `template`, `package`.
"""
