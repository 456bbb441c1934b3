"""Offline facts, dated, bundled with the pack. They advise and never block: only AWS itself is sure."""
