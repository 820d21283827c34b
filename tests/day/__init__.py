"""An editor's day: thirty findings reviewed in a real terminal, and the page of the documentation that shows it."""
