"""A network of a test's own: addresses of the public Internet and private ones on the loopback device, and a resolver whose
answers the test sets. Needs the right to make namespaces."""
import os
import socket
import socketserver
import struct
import subprocess
import sys
import tempfile
import threading

PUBLIC, OTHER_PUBLIC, PRIVATE = "93.184.216.34", "151.101.1.140", "192.168.7.10"


def enter():
    """Starts the program anew inside; exits 77 where that cannot be done."""
    if "COURANT_IN_NAMESPACE" in os.environ:
        return lay_network()
    inside = ["unshare", "-n", "-m"] if os.geteuid() == 0 else ["unshare", "-r", "-n", "-m"]
    if subprocess.run(inside + ["true"], stderr=subprocess.DEVNULL).returncode != 0:
        print("no network namespace can be made here")
        sys.exit(77)
    os.environ["COURANT_IN_NAMESPACE"] = "1"
    os.execvp(inside[0], inside + [sys.executable, *sys.argv])


def lay_network():
    commands = [["ip", "link", "set", "lo", "up"]]
    commands += [["ip", "address", "add", f"{address}/32", "dev", "lo"] for address in (PUBLIC, OTHER_PUBLIC, PRIVATE)]
    for command in commands:
        subprocess.run(command, check=True)
    put_over("/etc/resolv.conf", "nameserver 127.0.0.1\n")


def put_over(path, text):
    """What programs in here read as the file at `path`."""
    with tempfile.NamedTemporaryFile("w", delete=False) as file:
        file.write(text)
    os.chmod(file.name, 0o644)
    subprocess.run(["mount", "--bind", file.name, path], check=True)


class RawServer(socketserver.ThreadingTCPServer):
    """Answers in its own thread; a subclass says finish_request(connection, peer). No failed answer ends it."""
    daemon_threads, allow_reuse_address, request_queue_size = True, True, 128

    def __init__(self, address):
        super().__init__(address, None)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        pass  # the other side is gone


class Resolver(threading.Thread):
    """Answers A questions; of a name with several addresses each question gets the next, the last for ever."""

    def __init__(self):
        super().__init__(daemon=True)
        self.names = {"public.test": [PUBLIC], "other.test": [OTHER_PUBLIC], "nas.test": [PRIVATE],
                      "turn.test": [PUBLIC, PRIVATE]}
        self.asked = []
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 53))
        self.start()

    def run(self):
        while True:
            question, peer = self.socket.recvfrom(512)
            labels, at = [], 12
            while question[at]:
                labels.append(question[at + 1:at + 1 + question[at]].decode())
                at += 1 + question[at]
            name, kind = ".".join(labels).lower(), struct.unpack(">H", question[at + 1:at + 3])[0]
            known = self.names.get(name)
            answer = b""
            if known and kind == 1:
                address = known.pop(0) if len(known) > 1 else known[0]
                self.asked.append((name, address))
                answer = b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 0, 4) + socket.inet_aton(address)
            head = question[:2] + struct.pack(">HHHHH", 0x8180 if known else 0x8183, 1, bool(answer), 0, 0)
            self.socket.sendto(head + question[12:at + 5] + answer, peer)
