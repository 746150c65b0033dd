// What a person opens, by its content and not by its name.

const MOST_BYTES = 60000000; // of a picture; other files have bounds of their own

async function opened(file) {
  if (file.size > MOST_BYTES) return { note: "too large" };
  const head = latin1(new Uint8Array(await file.slice(0, 1024).arrayBuffer()));
  const bytes = async () => new Uint8Array(await file.arrayBuffer());
  if (head.startsWith("%PDF-")) return openedPdf(await bytes());
  if (/^\s*\{/.test(head)) return openedJson(await bytes());
  if (isPicture(head, file)) return openedPicture(file);
  if (file.size > LARGEST_DOCUMENT) return { note: "too large" };
  try {
    return openedText(fromUtf8(await bytes()));
  } catch {
    return { note: "nothing" };
  }
}

// A PDF in which there is no certificate may be a scan of the paper.
async function openedPdf(bytes) {
  const paper = await checkPdf(bytes, state.trust);
  if (paper.status !== "unreadable" || bytes.length > LARGEST_DOCUMENT) return { paper };
  for (const picture of scansIn(bytes)) {
    const found = await openedPicture(picture);
    if (!["no code", "no picture"].includes(found.note)) return found;
  }
  return { paper };
}

function isPicture(head, file) {
  return /^(\x89PNG|\xff\xd8\xff|GIF8|BM|RIFF....WEBP|....ftyp)/s.test(head) || file.type.startsWith("image/");
}

function openedJson(bytes) {
  let format, content;
  try {
    content = readJson(bytes);
    format = content.format;
  } catch {
    content = {};
  }
  if (format === "idpa-receipt-1") return { receipt: checkReceipt(bytes, state.trust) };
  if (format === "idpa-trust-1" || format === "idpa-status-1") return { note: take(bytes) ? "taken" : "nothing" };
  if (!format && latin1(bytes.subarray(0, 300)).includes('"@context"')) return { note: "badge" };
  try {
    return { seal: checkText(sealOfCredential(bytes), state.trust) };
  } catch {
    return format === "idpa-credential-1" ? { seal: { status: "altered", signatures: [] } } : { note: "nothing" };
  }
}

async function openedPicture(file) {
  try {
    return openedCodes(await readPicture(file));
  } catch (error) {
    if (error instanceof Refused) return { note: "no picture" };
    throw error;
  }
}

function openedCodes(found) {
  if (found.several) return { note: "several" };
  if (found.seal) return { seal: checkText(found.seal, state.trust) };
  return found.address ? openedText(found.address) : { note: "no code" };
}

function openedText(text) {
  const plain = text.replace(SPACES, "");
  const code = plain.includes("#") ? "" : codeIn(plain);
  if (!code) return { seal: checkText(text, state.trust) };
  const values = { code: groupedCode(code), address: plain };
  return { note: /^https?:/i.test(plain) ? "address" : "code", values };
}
