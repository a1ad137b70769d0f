"""From a survey of companies to an index, stages, tables and reports, every number explained.

The names here are the public interface. Each is loaded when it is first used, so that importing
the package, and asking the command line for help, costs next to nothing.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
