"""How tools come to an address."""
