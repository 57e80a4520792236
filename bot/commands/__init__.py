"""The commands of the command line, one a module, found through the entry-point group `corridor.commands`."""
