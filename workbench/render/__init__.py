"""Pages: a snapshot becomes one offline folder of HTML. View data first (rows, runs), templates second."""
