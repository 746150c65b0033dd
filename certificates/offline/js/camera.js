// The camera, where the browser has one and the person allows it; a code is looked for three times a second.

const camera = { stream: undefined, timer: undefined };

function offerCamera() {
  at("[data-camera]").hidden = !(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
  at("[data-camera-switch]").addEventListener("click", () => (camera.stream ? stopCamera() : startCamera()));
}

async function startCamera() {
  const video = at("[data-camera] video");
  try {
    const wanted = { facingMode: "environment", width: { ideal: 1920 } };
    camera.stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
  } catch {
    at("[data-camera-said]").textContent = words()["camera refused"];
    return;
  }
  video.srcObject = camera.stream;
  video.hidden = false;
  await video.play();
  switchSays("camera off");
  camera.timer = setInterval(() => look(video), 333);
}

function look(video) {
  if (!video.videoWidth) return;
  const found = certificateIn(codesIn(pixels(video, video.videoWidth, video.videoHeight, 1600)));
  at("[data-camera-said]").textContent = found.address ? words()["camera small"] : "";
  if (!found.seal) return;
  stopCamera();
  answer(openedCodes(found));
}

function stopCamera() {
  clearInterval(camera.timer);
  camera.stream.getTracks().forEach((track) => track.stop());
  camera.stream = undefined;
  at("[data-camera] video").hidden = true;
  switchSays("camera on");
}

function switchSays(key) {
  const button = at("[data-camera-switch]");
  button.dataset.say = key;
  button.textContent = words()[key];
}
