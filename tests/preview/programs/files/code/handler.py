there
