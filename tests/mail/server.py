"""A mail server on loopback for one test, of aiosmtpd, or one that misbehaves on purpose.

server.py FOLDER KIND [OPTION...] listens on a port of the system's choice and writes it to FOLDER/port. What it is sent
goes to FOLDER/message, who it is from and to into FOLDER/envelope.json. It ends when it is killed.

Kinds: smtp (aiosmtpd; options below), hang, close, close-data, garbage, reject-data.
Options: tls (for all kinds), starttls, demand-tls, auth, only=LOGIN|PLAIN, refuse=ADDRESS, cert=FILE, key=FILE.
"""
import asyncio
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder, kind = sys.argv[1:3]
options = dict(option.partition("=")[::2] for option in sys.argv[3:])


def write(name, data):
    path = os.path.join(folder, name)
    with open(path + ".part", "wb") as file:
        file.write(data)
    os.replace(path + ".part", path)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address == options.get("refuse"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        write("message", envelope.original_content)
        about = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "tls": session.ssl is not None,
            "user": getattr(session, "auth_data", None),
        }
        write("envelope.json", json.dumps(about).encode())
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"flight" and data.password == "p\u00e4ss w:rd".encode()
    return AuthResult(success=good, handled=False, auth_data=[mechanism, data.login.decode()])


def tls_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options["cert"], options["key"])
    return context


def smtp():
    others = {"LOGIN", "PLAIN"} - {options["only"]} if "only" in options else set()
    return SMTP(
        Handler(),
        hostname="test.example",
        tls_context=tls_context() if "starttls" in options else None,
        require_starttls="demand-tls" in options,
        authenticator=authenticate if "auth" in options else None,
        auth_required="auth" in options,
        auth_require_tls=False,
        auth_exclude_mechanism=others,
    )


async def misbehave(reader, writer):
    """The kinds that are no server at all, or stop being one."""
    if kind == "hang":
        await asyncio.sleep(3600)
    if kind == "garbage":
        writer.write(b"HTTP/1.1 400 \x1b[31mBad\xff Request\r\n\r\n")
        await writer.drain()
    if kind in ("close-data", "reject-data"):
        writer.write(b"220 test.example\r\n")
        while line := await reader.readline():
            if line.startswith(b"DATA"):
                writer.write(b"354 go on\r\n")
                await reader.read(1000)
                break
            writer.write(b"250 OK\r\n")
        if kind == "reject-data":
            while (await reader.readline()) != b".\r\n":
                pass
            writer.write(b"552 5.3.4 \x1b[31mtoo\x07 big\r\n")
            await reader.read(1000)
    writer.transport.abort()


async def main():
    loop = asyncio.get_running_loop()
    context = tls_context() if "tls" in options else None
    if kind == "smtp":
        server = await loop.create_server(smtp, "127.0.0.1", 0, ssl=context)
    else:
        server = await asyncio.start_server(misbehave, "127.0.0.1", 0, ssl=context)
    write("port", str(server.sockets[0].getsockname()[1]).encode())
    async with server:
        await server.serve_forever()


asyncio.run(main())
