"""Letters that must arrive: kept until they are sent."""
