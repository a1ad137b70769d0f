"""What templates say of a wave."""
