"""Reads a message with Python's own parser and says, test by test, whether it is what it should be.

read.py MESSAGE PDF FROM TO... : the message file, the report that must be attached, the addresses.
"""
import datetime
import email
import email.policy
import re
import struct
import sys
import zlib

path, pdf, sender, *receivers = sys.argv[1:]
with open(path, "rb") as file:
    raw = file.read()
message = email.message_from_bytes(raw, policy=email.policy.default)


def test(name, good, detail=""):
    print(f"{'ok' if good else 'not ok'} - {name}{'' if good else ': ' + str(detail)}")


def size_of(png):
    """The size of a picture all of whose chunks are whole and whose pixels are all there."""
    if png[:8] != b"\x89PNG\r\n\x1a\n":
        return None
    at, data, width, height, kind = 8, b"", 0, 0, None
    while kind != b"IEND":
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        if zlib.crc32(kind + body) != check:
            return None
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    bytes_a_pixel = {2: 3, 6: 4}[colour] * depth // 8
    whole = len(zlib.decompress(data)) == height * (1 + width * bytes_a_pixel)
    return (width, height) if whole and at == len(png) else None


test("lines end in CR LF", raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r") and raw.endswith(b"\r\n"))
test("lines are short", max(map(len, raw.split(b"\r\n"))) <= 78, max(map(len, raw.split(b"\r\n"))))
test("ASCII on the way", max(raw) < 128)
test("under 5 MB", len(raw) < 5_000_000, len(raw))
test("no defects", not any(part.defects for part in message.walk()), [p.defects for p in message.walk()])
test("structure", [part.get_content_type() for part in message.walk()] == [
    "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
    "application/pdf"], [part.get_content_type() for part in message.walk()])
test("headers once each", len(message.keys()) == len({key.lower() for key in message.keys()}), message.keys())
test("from", [a.addr_spec for a in message["from"].addresses] == [sender], message["from"])
test("to", [a.addr_spec for a in message["to"].addresses] == receivers, message["to"])
test("date", message["date"].datetime == datetime.datetime(2026, 3, 31, tzinfo=datetime.timezone.utc), message["date"])
test("message-id", re.fullmatch(r"<[0-9a-f]{32}@" + re.escape(sender.split("@")[1]) + ">", message["message-id"]),
     message["message-id"])
test("subject", message["subject"] and "\n" not in message["subject"] and not message["subject"].defects)
test("an answering machine keeps still", message["auto-submitted"] == "auto-generated")

text = message.get_body(("plain",)).get_content()
html = message.get_body(("html",)).get_content()
test("text folded", all(len(line) <= 76 or " " not in line.strip() for line in text.splitlines()),
     [line for line in text.splitlines() if len(line) > 76])
test("text names the attachment", "report.pdf" in text)
test("no template tags left", "{{" not in text and "{{" not in html and "{" not in text)
test("no markup in the text", not re.search(r"<(td|p|br|span)[ >]|&(amp|lt|gt|nbsp|quot|#\d+);", text), text)
test("html is whole", html.startswith("<!DOCTYPE html>") and html.rstrip().endswith("</html>"))
test("html loads nothing from outside", not re.search(r"(src|background)=[\"']?(https?:|//)|url\(|<script|<link", html))

parts = {part.get_content_type(): part for part in message.walk()}
picture, report = parts["image/png"], parts["application/pdf"]
cid = picture["content-id"].strip("<>")
size = size_of(picture.get_content())
test("the html shows the picture", f'src="cid:{cid}"' in html and html.count("cid:") == 1)
test("the picture has words in its place", re.search(r"<img [^>]*alt=\"[^\"]{20,}\"", html))
test("the picture opens", size is not None)
shown = re.search(r"<img [^>]*width=\"(\d+)\" height=\"(\d+)\"", html)
test("the picture is sharp", size and shown and size == (2 * int(shown[1]), 2 * int(shown[2])), (size, shown and shown[0]))
test("the picture is small", len(picture.get_content()) < 300_000, len(picture.get_content()))
test("the picture is inline", picture.get_content_disposition() == "inline")
test("the report is attached", report.get_content_disposition() == "attachment" and report.get_filename() == "report.pdf")
with open(pdf, "rb") as file:
    test("the report equals the file", report.get_content() == file.read())
