"""Where the world's towns and countries are: see README.md for the sources and their licences."""
