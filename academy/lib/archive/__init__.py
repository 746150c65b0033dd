"""What makes a drawn document one that lasts: said in the file what it is, its parts in order, files inside.

Source: ISO 19005-3, level A (PDF/A-3a); ISO 14289-1 (PDF/UA-1).
"""

from academy.lib.archive.document import About, describe, saved
from academy.lib.archive.files import Attachment, attach
from academy.lib.archive.parts import Part, content, ornament
from academy.lib.archive.tree import write_tree

__all__ = ["About", "Attachment", "Part", "attach", "content", "describe", "ornament", "saved", "write_tree"]
