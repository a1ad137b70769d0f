"""Printed tables: what cannot be right in them, the key behind them, firms that give them."""
