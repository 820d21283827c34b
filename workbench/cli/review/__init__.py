"""The screens and keys of `workbench review`."""
