"""Tables of an edition and from elsewhere: their rows (side_by_side, rows), cells, and what is read from them."""
