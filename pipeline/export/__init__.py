"""The tables in other shapes, for who goes on working with them."""
