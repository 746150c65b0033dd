// The QR codes in a photo, a scan or what the camera sees; read here, nothing is sent.

const SEARCHED = [1600, 3200, 1000]; // pixels of the longer side, in the order in which they are tried

// The texts of all codes in an ImageData.
function codesIn(image) {
  const bits = qr.binarize(qr.grayscale(image), image.width, image.height);
  const candidates = new qr.Detector({ strict: true }).detect(bits);
  const decoder = new qr.Decoder();
  const found = new Set();
  let step = candidates.next();
  while (!step.done) {
    let isRead = false;
    try {
      found.add(decoder.decode(step.value.matrix).content);
      isRead = true;
    } catch {
      // three corners that belong to no code
    }
    step = candidates.next(isRead);
  }
  return [...found];
}

function pixels(source, width, height, longest) {
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

// {seal} where the dense symbol was read, {address} where only the small one was, {several} of more than one
// certificate, {} where none of ours was. Foreign codes beside ours say nothing.
function certificateIn(texts) {
  const ours = texts.filter((text) => /^https?:\/\/[^\s#]+\/V\/[0-9A-Z]{26}(#.+)?$/i.test(text));
  const seals = ours.filter((text) => text.includes("#"));
  const codes = new Set(ours.map((text) => codeIn(text.split("#")[0])));
  if (codes.size > 1 || seals.length > 1) return { several: true };
  if (seals.length) return { seal: seals[0] };
  return ours.length ? { address: ours[0] } : {};
}

// The JPEG pictures in a PDF, as most scanners put them there: the first four.
function scansIn(bytes) {
  const text = latin1(bytes);
  const found = [];
  const begins = /stream\r?\n(?=\xff\xd8\xff)/g;
  while (found.length < 4 && begins.exec(text)) {
    const end = text.indexOf("endstream", begins.lastIndex);
    found.push(new Blob([bytes.slice(begins.lastIndex, end < 0 ? bytes.length : end)], { type: "image/jpeg" }));
  }
  return found;
}

// Of a file: larger and smaller until the dense symbol is found. Throws Refused where it is no picture.
async function readPicture(file) {
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    throw new Refused("picture");
  }
  let best = {};
  for (const longest of SEARCHED) {
    const found = certificateIn(codesIn(pixels(picture, picture.width, picture.height, longest)));
    if (found.seal || found.several) return found;
    if (found.address) best = found;
  }
  return best;
}
