"""The window's words, taken from the Fluent files, so that the story names texts by their ids."""
import glob
import os
import re


class Words:
    """All texts of one language, by id."""

    def __init__(self, folder):
        self.texts = {}
        for path in sorted(glob.glob(os.path.join(folder, "**", "*.ftl"), recursive=True)):
            self._read(path)
        if not self.texts:
            raise RuntimeError("no texts were found in " + folder)

    def _read(self, path):
        name = None
        for line in open(path, encoding="utf-8"):
            begun = re.match(r"([a-z][\w-]*) *= *(.*)", line)
            is_open = name is not None and self.texts[name].count("{") > self.texts[name].count("}")
            if begun and not is_open:
                name = begun.group(1)
                self.texts[name] = begun.group(2).strip()
            elif name and (is_open or line.startswith((" ", "\t"))) and line.strip():
                self.texts[name] = (self.texts[name] + " " + line.strip()).strip()
            elif not line.strip():
                continue
            else:
                name = None

    def pattern(self, id, **arguments):
        """A pattern for the text of this id. An argument that is not given may be anything."""
        if id not in self.texts:
            raise KeyError("no text has the id %r" % id)
        # Two stars make bold, and are not read out.
        return re.compile(self._pattern_of(self.texts[id].replace("**", ""), arguments), re.S)

    def _pattern_of(self, text, arguments):
        pattern, at = "", 0
        for place in _places(text):
            pattern += _plain(text[at : place[0]])
            inside = text[place[0] + 1 : place[1] - 1].strip()
            name = inside[1:]
            if inside.startswith("$") and name in arguments:
                pattern += _plain(str(arguments[name]))
            elif "->" in inside:
                variants = re.split(r"\*?\[[\w-]+\]", inside.split("->", 1)[1])[1:]
                pattern += "(?:%s)" % "|".join(self._pattern_of(variant.strip(), arguments) for variant in variants)
            elif re.fullmatch(r'".*"', inside):
                pattern += _plain(inside[1:-1])
            elif re.fullmatch(r"[a-z][\w-]*", inside) and inside in self.texts:
                pattern += self._pattern_of(self.texts[inside], arguments)
            else:
                pattern += ".*"
            at = place[1]
        return pattern + _plain(text[at:])


def _places(text):
    """Where `{ … }` stand, the outermost ones."""
    places, depth, begun = [], 0, 0
    for at, letter in enumerate(text):
        if letter == "{":
            depth += 1
            if depth == 1:
                begun = at
        elif letter == "}":
            depth -= 1
            if depth == 0:
                places.append((begun, at + 1))
    return places


def _plain(text):
    return r"\s+".join(re.escape(word) for word in re.split(r"\s+", text))
