"""The words of the project as types: frozen, slotted, standard library only.

Floor 1 of the house. Nothing here reads a file, knows a format or prints. A new text is a new object:
`dataclasses.replace(segment, text="...")`.
"""
