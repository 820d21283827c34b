"""What the formats of translation tools share: units out, units in.

A unit is a bead: the words of the original and those of a translation that render each other, under the translation's
ids. Several paragraphs of a side stand in one unit with breaks between.
"""
