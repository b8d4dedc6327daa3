// A peer on a session bus, as far as these tests need one: it owns names, answers calls, sends
// signals. The messages are those of the D-Bus specification, little endian.

import { connect } from "node:net";

const CALL = 1;
const ANSWER = 2;
const ERROR = 3;
const SIGNAL = 4;
const FIELDS = { 1: "path", 2: "interface", 3: "member", 4: "error", 5: "replyTo", 6: "destination", 7: "sender", 8: "signature" };
const FIELD_TYPES = { path: "o", interface: "s", member: "s", error: "s", replyTo: "u", destination: "s", signature: "g" };
const SIZES = { y: 1, b: 4, n: 2, q: 2, i: 4, u: 4, x: 8, t: 8, d: 8, s: 4, o: 4, g: 1, a: 4, v: 1, "(": 8, "{": 8 };
const BUS = ["org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus"];

export class Bus {
  #socket;
  #serial = 0;
  #answers = new Map();
  #objects = [];
  #read = Buffer.alloc(0);

  /** A peer of the bus at this address. */
  static async connect(address) {
    const bus = new Bus();
    const path = /unix:path=([^,]+)/.exec(address)[1];
    bus.#socket = connect(path);
    await bus.#greet();
    bus.#socket.on("data", (data) => bus.#take(data));
    bus.name = (await bus.call(...BUS, "Hello"))[0];
    return bus;
  }

  /** Owns a name; `answer` gets each call and says `[signature, ...values]`, or nothing. */
  async serve(name, answer) {
    this.#objects.push(answer);
    const [owned] = await this.call(...BUS, "RequestName", "su", name, 4);
    if (owned !== 1) throw new Error(`${name} has another owner`);
  }

  /** Calls a method; the values of its answer. */
  call(destination, path, face, member, signature = "", ...values) {
    const serial = this.#send(CALL, { destination, path, interface: face, member }, signature, values);
    return new Promise((resolve, reject) => this.#answers.set(serial, { resolve, reject }));
  }

  /** Sends a signal to everybody. */
  emit(path, face, member, signature, ...values) {
    this.#send(SIGNAL, { path, interface: face, member }, signature, values);
  }

  close() {
    this.#socket.destroy();
  }

  #greet() {
    const uid = Buffer.from(String(process.getuid())).toString("hex");
    this.#socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
    return new Promise((resolve, reject) => {
      this.#socket.once("error", reject);
      this.#socket.once("data", (data) => {
        if (!data.toString().startsWith("OK ")) return reject(new Error(`the bus said ${data}`));
        this.#socket.write("BEGIN\r\n");
        resolve();
      });
    });
  }

  #send(kind, head, signature, values) {
    const serial = ++this.#serial;
    const body = new Writer();
    types(signature).forEach((type, index) => body.put(type, values[index]));
    const writer = new Writer();
    for (const byte of [0x6c, kind, 0, 1]) writer.put("y", byte);
    writer.put("u", body.length).put("u", serial);
    const fields = signature === "" ? head : { ...head, signature };
    const numbered = Object.entries(FIELDS).filter(([, name]) => fields[name] !== undefined);
    writer.put("a(yv)", numbered.map(([code, name]) => [Number(code), [FIELD_TYPES[name], fields[name]]]));
    writer.align(8);
    this.#socket.write(Buffer.concat([writer.bytes(), body.bytes()]));
    return serial;
  }

  #take(data) {
    this.#read = Buffer.concat([this.#read, data]);
    for (;;) {
      const message = parse(this.#read);
      if (!message) return;
      this.#read = this.#read.subarray(message.length);
      this.#handle(message);
    }
  }

  #handle(message) {
    if (message.kind === ANSWER || message.kind === ERROR) {
      const waiting = this.#answers.get(message.replyTo);
      this.#answers.delete(message.replyTo);
      if (message.kind === ANSWER) waiting?.resolve(message.values);
      else waiting?.reject(new Error(`${message.error}: ${message.values[0]}`));
    }
    if (message.kind !== CALL) return;
    const said = this.#objects.map((answer) => answer(message)).find((answer) => answer !== undefined);
    const back = { destination: message.sender, replyTo: message.serial };
    if (said) this.#send(ANSWER, back, said[0], said.slice(1));
    else this.#send(ERROR, { ...back, error: "org.freedesktop.DBus.Error.UnknownMethod" }, "s", [message.member]);
  }
}

class Writer {
  #parts = [];
  length = 0;

  align(size) {
    const rest = this.length % size;
    if (rest) this.#add(Buffer.alloc(size - rest));
  }

  put(type, value) {
    this.align(SIZES[type[0]]);
    if (type[0] === "a") this.#array(type, value);
    else if (type[0] === "(" || type[0] === "{") types(type.slice(1, -1)).forEach((each, index) => this.put(each, value[index]));
    else if (type === "v") this.put("g", value[0]).put(value[0], value[1]);
    else if (type === "s" || type === "o") this.put("u", Buffer.byteLength(value)).#add(Buffer.from(`${value}\0`));
    else if (type === "g") this.put("y", value.length).#add(Buffer.from(`${value}\0`));
    else this.#number(type, value);
    return this;
  }

  bytes() {
    return Buffer.concat(this.#parts);
  }

  #array(type, values) {
    const each = type.slice(1);
    // The length is that of the elements alone, and these are aligned as in the whole message.
    const inner = new Writer();
    inner.length = this.length + 4;
    const first = inner.length;
    inner.align(SIZES[each[0]]);
    const padding = inner.length - first;
    for (const value of values) inner.put(each, value);
    this.put("u", inner.length - first - padding).#add(inner.bytes());
  }

  #number(type, value) {
    const bytes = Buffer.alloc(SIZES[type]);
    if (type === "y") bytes.writeUInt8(value);
    else if (type === "i") bytes.writeInt32LE(value);
    else bytes.writeUInt32LE(Number(value));
    this.#add(bytes);
  }

  #add(bytes) {
    this.#parts.push(bytes);
    this.length += bytes.length;
  }
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  align(size) {
    this.at = Math.ceil(this.at / size) * size;
  }

  take(type) {
    this.align(SIZES[type[0]]);
    switch (type[0]) {
      case "a":
        return this.#array(type.slice(1));
      case "(":
      case "{":
        return types(type.slice(1, -1)).map((each) => this.take(each));
      case "v":
        return this.take(this.take("g"));
      case "s":
      case "o":
        return this.#text(this.take("u"));
      case "g":
        return this.#text(this.take("y"));
      default:
        return this.#number(type);
    }
  }

  #array(each) {
    const length = this.take("u");
    this.align(SIZES[each[0]]);
    const end = this.at + length;
    const values = [];
    while (this.at < end) values.push(this.take(each));
    return each[0] === "{" ? Object.fromEntries(values) : values;
  }

  #text(length) {
    const text = this.bytes.toString("utf8", this.at, this.at + length);
    this.at += length + 1;
    return text;
  }

  #number(type) {
    const at = this.at;
    this.at += SIZES[type];
    const { bytes } = this;
    const read = {
      y: () => bytes.readUInt8(at), b: () => bytes.readUInt32LE(at) === 1, n: () => bytes.readInt16LE(at),
      q: () => bytes.readUInt16LE(at), i: () => bytes.readInt32LE(at), u: () => bytes.readUInt32LE(at),
      x: () => bytes.readBigInt64LE(at), t: () => bytes.readBigUInt64LE(at), d: () => bytes.readDoubleLE(at),
    };
    return read[type]();
  }
}

/** The first message, once it is there as a whole. */
function parse(bytes) {
  if (bytes.length < 16) return null;
  const reader = new Reader(bytes);
  const [, kind] = [reader.take("y"), reader.take("y"), reader.take("y"), reader.take("y")];
  const [bodyLength, serial] = [reader.take("u"), reader.take("u")];
  const head = Math.ceil((16 + bytes.readUInt32LE(12)) / 8) * 8;
  const length = head + bodyLength;
  if (bytes.length < length) return null;
  const message = { kind, serial, length, signature: "" };
  for (const [code, value] of reader.take("a(yv)")) message[FIELDS[code]] = value;
  const body = new Reader(bytes.subarray(head, length));
  message.values = types(message.signature).map((type) => body.take(type));
  return message;
}

/** The whole types that a signature lists. */
function types(signature) {
  const found = [];
  for (let at = 0; at < signature.length; ) {
    const from = at;
    while (signature[at] === "a") at++;
    if (signature[at] === "(" || signature[at] === "{") {
      let depth = 0;
      do {
        if ("({".includes(signature[at])) depth++;
        if (")}".includes(signature[at])) depth--;
        at++;
      } while (depth > 0);
    } else at++;
    found.push(signature.slice(from, at));
  }
  return found;
}
