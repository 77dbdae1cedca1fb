"""What was worked out before, in one SQLite file, so that no run works out the same twice.

``Store.open(folder, note=…)`` gives a store or None; ``store.shelf(kind, version)`` one kind of entry made by one
version of everything that decides it. Nothing that goes wrong with the file ever stops a run or changes what it says.
"""

from factcheck.store.database import FILE_NAME, Store
from factcheck.store.shelf import Shelf

__all__ = ["FILE_NAME", "Shelf", "Store"]
