"""Every address, asked by everybody: who gets in, who changes something, whose name is shown."""
