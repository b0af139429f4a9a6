"""``python -m generator``."""

import sys

from generator.commands.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
