"""What spark-submit is given: a Python file, by whose ending it knows that it is Python."""
import sys

from sourcier_spark.cli import main

if __name__ == "__main__":
    sys.exit(main())
