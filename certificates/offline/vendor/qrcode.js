var qr=(()=>{var pt=Object.defineProperty;var Be=Object.getOwnPropertyDescriptor;var Pe=Object.getOwnPropertyNames;var Fe=Object.prototype.hasOwnProperty;var Ue=(n,t)=>{for(var e in t)pt(n,e,{get:t[e],enumerable:!0})},Xe=(n,t,e,o)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of Pe(t))!Fe.call(n,r)&&r!==e&&pt(n,r,{get:()=>t[r],enumerable:!(o=Be(t,r))||o.enumerable});return n};var ve=n=>Xe(pt({},"__esModule",{value:!0}),n);var hn={};Ue(hn,{Decoder:()=>j,Detector:()=>J,binarize:()=>zt,grayscale:()=>Dt});/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var kt=new Map;function Lt(n){let t=kt.get(n);if(t!=null)return t;throw new Error("illegal charset value")}var tt=class n{#t;#e;static CP437=new n("cp437",2,0);static ISO_8859_1=new n("iso-8859-1",3,1);static ISO_8859_2=new n("iso-8859-2",4);static ISO_8859_3=new n("iso-8859-3",5);static ISO_8859_4=new n("iso-8859-4",6);static ISO_8859_5=new n("iso-8859-5",7);static ISO_8859_6=new n("iso-8859-6",8);static ISO_8859_7=new n("iso-8859-7",9);static ISO_8859_8=new n("iso-8859-8",10);static ISO_8859_9=new n("iso-8859-9",11);static ISO_8859_10=new n("iso-8859-10",12);static ISO_8859_11=new n("iso-8859-11",13);static ISO_8859_13=new n("iso-8859-13",15);static ISO_8859_14=new n("iso-8859-14",16);static ISO_8859_15=new n("iso-8859-15",17);static ISO_8859_16=new n("iso-8859-16",18);static SHIFT_JIS=new n("shift-jis",20);static CP1250=new n("cp1250",21);static CP1251=new n("cp1251",22);static CP1252=new n("cp1252",23);static CP1256=new n("cp1256",24);static UTF_16BE=new n("utf-16be",25);static UTF_8=new n("utf-8",26);static ASCII=new n("ascii",27);static BIG5=new n("big5",28);static GB2312=new n("gb2312",29);static EUC_KR=new n("euc-kr",30);static GBK=new n("gbk",31);static GB18030=new n("gb18030",32);static UTF_16LE=new n("utf-16le",33);static UTF_32BE=new n("utf-32be",34);static UTF_32LE=new n("utf-32le",35);static ISO_646_INV=new n("iso-646-inv",170);static BINARY=new n("binary",899);constructor(t,...e){this.#t=t,this.#e=Object.freeze(e);for(let o of e)if(o>=0&&o<=999999&&Number.isInteger(o))kt.set(o,this);else throw new Error("illegal extended channel interpretation value")}get label(){return this.#t}get values(){return this.#e}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var et=class{#t;#e;#n;#o;#s;#r;constructor(t,e,{mask:o,level:r},s,i){this.#t=o,this.#e=r,this.#n=i,this.#o=e,this.#r=t,this.#s=s}get mask(){return this.#t}get level(){return this.#e.name}get version(){return this.#o.version}get mirror(){return this.#n}get content(){return this.#r.content}get corrected(){return this.#s}get symbology(){return this.#r.symbology}get fnc1(){return this.#r.fnc1}get codewords(){return this.#r.codewords}get structured(){return this.#r.structured}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var nt=class{#t;#e;#n;constructor(t){this.#t=t,this.#e=0,this.#n=0}get bitOffset(){return this.#e}get byteOffset(){return this.#n}read(t){let e=0,o=this.#e,r=this.#n,s=this.#t;if(o>0){let i=8-o,a=Math.min(t,i),l=i-a,f=255>>8-a<<l;t-=a,o+=a,e=(s[r]&f)>>l,o===8&&(r++,o=0)}if(t>0){for(;t>=8;)t-=8,e=e<<8|s[r++]&255;if(t>0){let i=8-t,a=255>>i<<i;o+=t,e=e<<t|(s[r]&a)>>i}}return this.#e=o,this.#n=r,e}available(){return 8*(this.#t.length-this.#n)-this.#e}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var Bt=new Map;function Pt(n){let t=Bt.get(n);if(t!=null)return t;throw new Error("illegal mode bits")}var C=class n{#t;#e;static TERMINATOR=new n([0,0,0],0);static NUMERIC=new n([10,12,14],1);static ALPHANUMERIC=new n([9,11,13],2);static STRUCTURED_APPEND=new n([0,0,0],3);static BYTE=new n([8,16,16],4);static ECI=new n([0,0,0],7);static KANJI=new n([8,10,12],8);static FNC1_FIRST_POSITION=new n([0,0,0],5);static FNC1_SECOND_POSITION=new n([0,0,0],9);static HANZI=new n([8,10,12],13);constructor(t,e){this.#t=e,this.#e=new Int32Array(t),Bt.set(e,this)}get bits(){return this.#t}getCharacterCountBits({version:t}){let e;return t<=9?e=0:t<=26?e=1:e=2,this.#e[e]}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function bt(n){let t=0,e=new Map;for(let o of n)e.set(o,t++);return e}function Et(n,...t){let e=[],o=[],r=new Map,s=new TextDecoder(n,{fatal:!0});for(let[l,f]of t)for(let u=l;u<=f;u++)e.push(u>>8&255,u&255),o.push(u);let{length:i}=o,a=s.decode(new Uint8Array(e));for(let l=0;l<i;l++){let f=a.charAt(l);r.has(f)||r.set(f,o[l])}return r}function P(n,t,e,o=256){let r=e.length-1,s=[];for(let i=n;i<t;){for(let a=0;a<r;a+=2)s.push([i+e[a],i+e[a+1]]);i+=o}return s}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var In=Et("gb2312",[41377,41470],[41649,41698],[41701,41710],[41713,41724],[41889,41982],[42145,42227],[42401,42486],[42657,42680],[42689,42712],[42913,42945],[42961,42993],[43169,43194],[43205,43241],[43428,43503],...P(45217,55038,[0,93]),[55201,55289],...P(55457,63486,[0,93])),Sn=Et("shift-jis",[33088,33150],[33152,33196],[33208,33215],[33224,33230],[33242,33256],[33264,33271],[33276,33276],[33359,33368],[33376,33401],[33409,33434],[33439,33521],[33600,33662],[33664,33686],[33695,33718],[33727,33750],[33856,33888],[33904,33918],[33920,33937],[33951,33982],[34975,35068],...P(35136,38908,[0,62,64,188]),[38976,39026],[39071,39164],...P(39232,40956,[0,62,64,188]),...P(57408,59900,[0,62,64,188]),[59968,60030],[60032,60068]),z="0123456789",yn=bt(z),V=`${z}ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:`,Tn=bt(V);/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function Ye(n){let t=n.read(8);if((t&128)===0)return t&127;if((t&192)===128){let e=n.read(8);return(t&63)<<8|e}if((t&224)===192){let e=n.read(16);return(t&31)<<16|e}throw new Error("illegal extended channel interpretation value")}var He="";function Ft(n){return n.replace(/%+/g,t=>{let e=t.length&1;return t=t.replace(/%%/g,"%"),e?t.replace(/%$/,He):t})}function Ze(n,t,e){let o="";for(;t>1;){if(n.available()<11)throw new Error("illegal bits length");let r=n.read(11);o+=V.charAt(r/45),o+=V.charAt(r%45),t-=2}if(t===1){if(n.available()<6)throw new Error("illegal bits length");o+=V.charAt(n.read(6))}return e?Ft(o):o}function Ve(n,t,e,o,r){if(n.available()<8*t)throw new Error("illegal bits length");let s=new Uint8Array(t),i=r!=null?Lt(r):tt.ISO_8859_1;for(let l=0;l<t;l++)s[l]=n.read(8);let a=e(s,i);return o?Ft(a):a}function We(n,t){if(n.available()<13*t)throw new Error("illegal bits length");let e=0,o=new Uint8Array(2*t);for(;t>0;){let r=n.read(13),s=r/96<<8|r%96;s<2560?s+=41377:s+=42657,o[e]=s>>8&255,o[e+1]=s&255,t--,e+=2}return new TextDecoder("gb2312").decode(o)}function qe(n,t){if(n.available()<13*t)throw new Error("illegal bits length");let e=0,o=new Uint8Array(2*t);for(;t>0;){let r=n.read(13),s=r/192<<8|r%192;s<7936?s+=33088:s+=49472,o[e]=s>>8&255,o[e+1]=s&255,t--,e+=2}return new TextDecoder("shift-jis").decode(o)}function je(n,t){let e="";for(;t>=3;){if(n.available()<10)throw new Error("illegal bits length");let o=n.read(10);if(o>=1e3)throw new Error("illegal numeric codeword");e+=z.charAt(o/100),e+=z.charAt(o/10%10),e+=z.charAt(o%10),t-=3}if(t===2){if(n.available()<7)throw new Error("illegal bits length");let o=n.read(7);if(o>=100)throw new Error("illegal numeric codeword");e+=z.charAt(o/10),e+=z.charAt(o%10)}else if(t===1){if(n.available()<4)throw new Error("illegal bits length");let o=n.read(4);if(o>=10)throw new Error("illegal numeric codeword");e+=z.charAt(o)}return e}function Ut(n,t,e){let o="",r=-1,s,i=!1,a=!1,l,f=!1,u,h=!1,m=new nt(n);do switch(m.available()<4?l=C.TERMINATOR:l=Pt(m.read(4)),l){case C.TERMINATOR:break;case C.FNC1_FIRST_POSITION:i=!0;break;case C.FNC1_SECOND_POSITION:a=!0,r=m.read(8);break;case C.STRUCTURED_APPEND:if(m.available()<16)throw new Error("illegal structured append");h=Object.freeze({index:m.read(4),count:m.read(4)+1,parity:m.read(8)});break;case C.ECI:u=Ye(m);break;default:if(l===C.HANZI&&m.read(4)!==1)throw new Error("illegal hanzi subset");let d=m.read(l.getCharacterCountBits(t));switch(l){case C.ALPHANUMERIC:o+=Ze(m,d,i||a);break;case C.BYTE:o+=Ve(m,d,e,i||a,u);break;case C.HANZI:o+=We(m,d);break;case C.KANJI:o+=qe(m,d);break;case C.NUMERIC:o+=je(m,d);break;default:throw new Error("illegal mode")}}while(l!==C.TERMINATOR);return i?f=Object.freeze(["GS1"]):a&&(f=Object.freeze(["AIM",r])),u!=null?i?s=4:a?s=6:s=2:i?s=3:a?s=5:s=1,{content:o,codewords:n,structured:h,symbology:`]Q${s}`,fnc1:f}}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function Xt(n){return n&1}function E(n){return n|0}function W(n){return n+(n<0?-.5:.5)|0}function ot(n){return 1<<It(n)}function It(n){return n&31}function F(n){return n=n-(n>>1&1431655765),n=(n&858993459)+(n>>2&858993459),(n+(n>>4)&252645135)*16843009>>24}function M(n,t=0,e=n.length){let o=0;for(let r=t;r<e;r++)o+=n[r];return o}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function vt(n,t,e){let o,r;switch(n){case 0:r=e+t&1;break;case 1:r=e&1;break;case 2:r=t%3;break;case 3:r=(e+t)%3;break;case 4:r=E(e/2)+E(t/3)&1;break;case 5:o=e*t,r=(o&1)+o%3;break;case 6:o=e*t,r=(o&1)+o%3&1;break;case 7:r=e*t%3+(e+t&1)&1;break;default:throw new Error(`illegal mask: ${n}`)}return r===0}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var Ht=new Map;function Zt(n){let t=Ht.get(n);if(t!=null)return t;throw new Error("illegal error correction bits")}var Yt=class n{#t;#e;#n;static L=new n("L",0,1);static M=new n("M",1,0);static Q=new n("Q",2,3);static H=new n("H",3,2);constructor(t,e,o){this.#t=o,this.#n=t,this.#e=e,Ht.set(o,this)}get bits(){return this.#t}get level(){return this.#e}get name(){return this.#n}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var Ke=[[21522,0],[20773,1],[24188,2],[23371,3],[17913,4],[16590,5],[20375,6],[19104,7],[30660,8],[29427,9],[32170,10],[30877,11],[26159,12],[25368,13],[27713,14],[26998,15],[5769,16],[5054,17],[7399,18],[6608,19],[1890,20],[597,21],[3340,22],[2107,23],[13663,24],[12392,25],[16177,26],[14854,27],[9396,28],[8579,29],[11994,30],[11245,31]],rt=class{#t;#e;constructor(t){this.#t=t&7,this.#e=Zt(t>>3&3)}get mask(){return this.#t}get level(){return this.#e}};function Vt(n,t){let e=32,o=0;for(let[r,s]of Ke){if(n===r||t===r)return new rt(s);let i=F(n^r);i<e&&(e=i,o=s),n!==t&&(i=F(t^r),i<e&&(e=i,o=s))}if(e<=3)return new rt(o);throw new Error("unable to decode format information")}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var c=class{#t;#e;constructor(t,e){this.#t=t,this.#e=e}get count(){return this.#t}get numDataCodewords(){return this.#e}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var w=class{#t;#e;#n;#o;#s;constructor(t,...e){let o=0,r=0;for(let{count:i,numDataCodewords:a}of e)o+=i,r+=a*i;let s=t*o;this.#t=e,this.#n=s,this.#o=r,this.#s=t,this.#e=r+s}get ecBlocks(){return this.#t}get numTotalCodewords(){return this.#e}get numTotalECCodewords(){return this.#n}get numTotalDataCodewords(){return this.#o}get numECCodewordsPerBlock(){return this.#s}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var D=class n{#t;#e;#n;#o;constructor(t,e=t){let o=t+31>>>5,r=o*e;this.#t=t,this.#e=e,this.#n=o,this.#o=new Int32Array(r)}#s(t,e){return e*this.#n+(t>>>5)}get width(){return this.#t}get height(){return this.#e}set(t,e){this.#o[this.#s(t,e)]|=ot(t)}get(t,e){return Xt(this.#o[this.#s(t,e)]>>>It(t))}flip(t,e){if(t!=null&&e!=null)this.#o[this.#s(t,e)]^=ot(t);else{let o=this.#o,{length:r}=o;for(let s=0;s<r;s++)o[s]=~o[s]}}clone(){let t=new n(this.#t,this.#e);return t.#o.set(this.#o),t}setRegion(t,e,o,r){let s=this.#o,i=t+o,a=e+r,l=this.#n;for(let f=e;f<a;f++){let u=f*l;for(let h=t;h<i;h++)s[u+(h>>>5)]|=ot(h)}}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var St=21,q=177,Wt=[31892,34236,39577,42195,48118,51042,55367,58893,63784,68472,70749,76311,79154,84390,87683,92361,96236,102084,102881,110507,110734,117786,119615,126325,127568,133589,136944,141498,145311,150283,152622,158308,161089,167017],qt=25,b=class{#t;#e;#n;#o;constructor(t,e,...o){this.#e=t,this.#n=o,this.#t=17+4*t,this.#o=e}get size(){return this.#t}get version(){return this.#e}get alignmentPatterns(){return this.#o}getECBlocks({level:t}){return this.#n[t]}},st=[new b(1,[],new w(7,new c(1,19)),new w(10,new c(1,16)),new w(13,new c(1,13)),new w(17,new c(1,9))),new b(2,[6,18],new w(10,new c(1,34)),new w(16,new c(1,28)),new w(22,new c(1,22)),new w(28,new c(1,16))),new b(3,[6,22],new w(15,new c(1,55)),new w(26,new c(1,44)),new w(18,new c(2,17)),new w(22,new c(2,13))),new b(4,[6,26],new w(20,new c(1,80)),new w(18,new c(2,32)),new w(26,new c(2,24)),new w(16,new c(4,9))),new b(5,[6,30],new w(26,new c(1,108)),new w(24,new c(2,43)),new w(18,new c(2,15),new c(2,16)),new w(22,new c(2,11),new c(2,12))),new b(6,[6,34],new w(18,new c(2,68)),new w(16,new c(4,27)),new w(24,new c(4,19)),new w(28,new c(4,15))),new b(7,[6,22,38],new w(20,new c(2,78)),new w(18,new c(4,31)),new w(18,new c(2,14),new c(4,15)),new w(26,new c(4,13),new c(1,14))),new b(8,[6,24,42],new w(24,new c(2,97)),new w(22,new c(2,38),new c(2,39)),new w(22,new c(4,18),new c(2,19)),new w(26,new c(4,14),new c(2,15))),new b(9,[6,26,46],new w(30,new c(2,116)),new w(22,new c(3,36),new c(2,37)),new w(20,new c(4,16),new c(4,17)),new w(24,new c(4,12),new c(4,13))),new b(10,[6,28,50],new w(18,new c(2,68),new c(2,69)),new w(26,new c(4,43),new c(1,44)),new w(24,new c(6,19),new c(2,20)),new w(28,new c(6,15),new c(2,16))),new b(11,[6,30,54],new w(20,new c(4,81)),new w(30,new c(1,50),new c(4,51)),new w(28,new c(4,22),new c(4,23)),new w(24,new c(3,12),new c(8,13))),new b(12,[6,32,58],new w(24,new c(2,92),new c(2,93)),new w(22,new c(6,36),new c(2,37)),new w(26,new c(4,20),new c(6,21)),new w(28,new c(7,14),new c(4,15))),new b(13,[6,34,62],new w(26,new c(4,107)),new w(22,new c(8,37),new c(1,38)),new w(24,new c(8,20),new c(4,21)),new w(22,new c(12,11),new c(4,12))),new b(14,[6,26,46,66],new w(30,new c(3,115),new c(1,116)),new w(24,new c(4,40),new c(5,41)),new w(20,new c(11,16),new c(5,17)),new w(24,new c(11,12),new c(5,13))),new b(15,[6,26,48,70],new w(22,new c(5,87),new c(1,88)),new w(24,new c(5,41),new c(5,42)),new w(30,new c(5,24),new c(7,25)),new w(24,new c(11,12),new c(7,13))),new b(16,[6,26,50,74],new w(24,new c(5,98),new c(1,99)),new w(28,new c(7,45),new c(3,46)),new w(24,new c(15,19),new c(2,20)),new w(30,new c(3,15),new c(13,16))),new b(17,[6,30,54,78],new w(28,new c(1,107),new c(5,108)),new w(28,new c(10,46),new c(1,47)),new w(28,new c(1,22),new c(15,23)),new w(28,new c(2,14),new c(17,15))),new b(18,[6,30,56,82],new w(30,new c(5,120),new c(1,121)),new w(26,new c(9,43),new c(4,44)),new w(28,new c(17,22),new c(1,23)),new w(28,new c(2,14),new c(19,15))),new b(19,[6,30,58,86],new w(28,new c(3,113),new c(4,114)),new w(26,new c(3,44),new c(11,45)),new w(26,new c(17,21),new c(4,22)),new w(26,new c(9,13),new c(16,14))),new b(20,[6,34,62,90],new w(28,new c(3,107),new c(5,108)),new w(26,new c(3,41),new c(13,42)),new w(30,new c(15,24),new c(5,25)),new w(28,new c(15,15),new c(10,16))),new b(21,[6,28,50,72,94],new w(28,new c(4,116),new c(4,117)),new w(26,new c(17,42)),new w(28,new c(17,22),new c(6,23)),new w(30,new c(19,16),new c(6,17))),new b(22,[6,26,50,74,98],new w(28,new c(2,111),new c(7,112)),new w(28,new c(17,46)),new w(30,new c(7,24),new c(16,25)),new w(24,new c(34,13))),new b(23,[6,30,54,78,102],new w(30,new c(4,121),new c(5,122)),new w(28,new c(4,47),new c(14,48)),new w(30,new c(11,24),new c(14,25)),new w(30,new c(16,15),new c(14,16))),new b(24,[6,28,54,80,106],new w(30,new c(6,117),new c(4,118)),new w(28,new c(6,45),new c(14,46)),new w(30,new c(11,24),new c(16,25)),new w(30,new c(30,16),new c(2,17))),new b(25,[6,32,58,84,110],new w(26,new c(8,106),new c(4,107)),new w(28,new c(8,47),new c(13,48)),new w(30,new c(7,24),new c(22,25)),new w(30,new c(22,15),new c(13,16))),new b(26,[6,30,58,86,114],new w(28,new c(10,114),new c(2,115)),new w(28,new c(19,46),new c(4,47)),new w(28,new c(28,22),new c(6,23)),new w(30,new c(33,16),new c(4,17))),new b(27,[6,34,62,90,118],new w(30,new c(8,122),new c(4,123)),new w(28,new c(22,45),new c(3,46)),new w(30,new c(8,23),new c(26,24)),new w(30,new c(12,15),new c(28,16))),new b(28,[6,26,50,74,98,122],new w(30,new c(3,117),new c(10,118)),new w(28,new c(3,45),new c(23,46)),new w(30,new c(4,24),new c(31,25)),new w(30,new c(11,15),new c(31,16))),new b(29,[6,30,54,78,102,126],new w(30,new c(7,116),new c(7,117)),new w(28,new c(21,45),new c(7,46)),new w(30,new c(1,23),new c(37,24)),new w(30,new c(19,15),new c(26,16))),new b(30,[6,26,52,78,104,130],new w(30,new c(5,115),new c(10,116)),new w(28,new c(19,47),new c(10,48)),new w(30,new c(15,24),new c(25,25)),new w(30,new c(23,15),new c(25,16))),new b(31,[6,30,56,82,108,134],new w(30,new c(13,115),new c(3,116)),new w(28,new c(2,46),new c(29,47)),new w(30,new c(42,24),new c(1,25)),new w(30,new c(23,15),new c(28,16))),new b(32,[6,34,60,86,112,138],new w(30,new c(17,115)),new w(28,new c(10,46),new c(23,47)),new w(30,new c(10,24),new c(35,25)),new w(30,new c(19,15),new c(35,16))),new b(33,[6,30,58,86,114,142],new w(30,new c(17,115),new c(1,116)),new w(28,new c(14,46),new c(21,47)),new w(30,new c(29,24),new c(19,25)),new w(30,new c(11,15),new c(46,16))),new b(34,[6,34,62,90,118,146],new w(30,new c(13,115),new c(6,116)),new w(28,new c(14,46),new c(23,47)),new w(30,new c(44,24),new c(7,25)),new w(30,new c(59,16),new c(1,17))),new b(35,[6,30,54,78,102,126,150],new w(30,new c(12,121),new c(7,122)),new w(28,new c(12,47),new c(26,48)),new w(30,new c(39,24),new c(14,25)),new w(30,new c(22,15),new c(41,16))),new b(36,[6,24,50,76,102,128,154],new w(30,new c(6,121),new c(14,122)),new w(28,new c(6,47),new c(34,48)),new w(30,new c(46,24),new c(10,25)),new w(30,new c(2,15),new c(64,16))),new b(37,[6,28,54,80,106,132,158],new w(30,new c(17,122),new c(4,123)),new w(28,new c(29,46),new c(14,47)),new w(30,new c(49,24),new c(10,25)),new w(30,new c(24,15),new c(46,16))),new b(38,[6,32,58,84,110,136,162],new w(30,new c(4,122),new c(18,123)),new w(28,new c(13,46),new c(32,47)),new w(30,new c(48,24),new c(14,25)),new w(30,new c(42,15),new c(32,16))),new b(39,[6,26,54,82,110,138,166],new w(30,new c(20,117),new c(4,118)),new w(28,new c(40,47),new c(7,48)),new w(30,new c(43,24),new c(22,25)),new w(30,new c(10,15),new c(67,16))),new b(40,[6,30,58,86,114,142,170],new w(30,new c(19,118),new c(6,119)),new w(28,new c(18,47),new c(31,48)),new w(30,new c(34,24),new c(34,25)),new w(30,new c(20,15),new c(61,16)))];function jt(n,t){let e=32,o=0,{length:r}=Wt;for(let s=0;s<r;s++){let i=Wt[s];if(n===i||t===i)return st[s+6];let a=F(n^i);a<e&&(e=a,o=s+7),n!==t&&(a=F(t^i),a<e&&(e=a,o=s+7))}if(e<=3&&o>=7)return st[o-1];throw new Error("unable to decode version")}function Kt({size:n,version:t,alignmentPatterns:e}){let{length:o}=e,r=new D(n),s=o-1;r.setRegion(0,0,9,9),r.setRegion(n-8,0,8,9),r.setRegion(0,n-8,9,8);for(let i=0;i<o;i++){let a=e[i]-2;for(let l=0;l<o;l++)(i!==0||l!==0&&l!==s)&&(i!==s||l!==0)&&r.setRegion(e[l]-2,a,5,5)}return r.setRegion(6,9,1,n-17),r.setRegion(9,6,n-17,1),t>6&&(r.setRegion(n-11,0,3,6),r.setRegion(0,n-11,6,3)),r}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function U(n,t,e,o){return n.get(t,e)?o<<1|1:o<<1}var it=class{#t;#e;constructor(t){let{width:e,height:o}=t;this.#e=t.clone(),this.#t=Math.min(e,o)}readVersion(){let t=this.#t,e=t-17>>>2;if(e<1)throw new Error("illegal version");if(e<=6)return st[e-1];let o=0,r=0,s=t-11,i=this.#e;for(let l=5;l>=0;l--)for(let f=t-9;f>=s;f--)o=U(i,f,l,o);for(let l=5;l>=0;l--)for(let f=t-9;f>=s;f--)r=U(i,l,f,r);let a=jt(o,r);if(a.size>t)throw new Error("matrix size too small for version");return a}readFormatInfo(){let t=0,e=0,o=this.#e,r=this.#t,s=r-7;for(let i=0;i<=8;i++)i!==6&&(t=U(o,i,8,t));for(let i=7;i>=0;i--)i!==6&&(t=U(o,8,i,t));for(let i=r-1;i>=s;i--)e=U(o,8,i,e);for(let i=r-8;i<r;i++)e=U(o,i,8,e);return Vt(t,e)}readCodewords(t,e){let o=0,r=0,s=0,i=!0,a=this.#t,l=this.#e,f=t.getECBlocks(e),u=Kt(t),h=new Uint8Array(f.numTotalCodewords);for(let m=a-1;m>0;m-=2){m===6&&m--;for(let d=0;d<a;d++){let g=i?a-1-d:d;for(let x=0;x<2;x++){let p=m-x;u.get(p,g)||(o++,s<<=1,l.get(p,g)&&(s|=1),o===8&&(h[r++]=s,o=0,s=0))}}i=!i}if(r!==f.numTotalCodewords)throw new Error("illegal codewords length");return h}unmask(t){let e=this.#t,o=this.#e;for(let r=0;r<e;r++)for(let s=0;s<e;s++)vt(t,s,r)&&o.flip(s,r)}remask(t){this.unmask(t)}mirror(){let t=this.#t,e=this.#e;for(let o=0;o<t;o++)for(let r=o+1;r<t;r++)e.get(o,r)!==e.get(r,o)&&(e.flip(o,r),e.flip(r,o))}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var ct=class{#t;#e;constructor(t,e){this.#t=t,this.#e=e}get codewords(){return this.#t}get numDataCodewords(){return this.#e}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var _=class n{#t;#e;constructor(t,e){let{length:o}=e;if(o<=0)throw new Error("polynomial coefficients cannot empty");if(this.#t=t,o>1&&e[0]===0){let r=1;for(;r<o&&e[r]===0;)r++;if(r===o)this.#e=new Int32Array([0]);else{let s=new Int32Array(o-r);s.set(e.subarray(r)),this.#e=s}}else this.#e=e}get coefficients(){return this.#e}isZero(){return this.#e[0]===0}getDegree(){return this.#e.length-1}getCoefficient(t){let e=this.#e;return e[e.length-1-t]}evaluate(t){if(t===0)return this.getCoefficient(0);let e,o=this.#e;if(t===1){e=0;for(let i of o)e^=i;return e}[e]=o;let r=this.#t,{length:s}=o;for(let i=1;i<s;i++)e=r.multiply(t,e)^o[i];return e}multiply(t){let e=this.#t,o=this.#e,{length:r}=o;if(t instanceof n){if(this.isZero()||t.isZero())return e.zero;let i=t.#e,a=i.length,l=new Int32Array(r+a-1);for(let f=0;f<r;f++){let u=o[f];for(let h=0;h<a;h++)l[f+h]^=e.multiply(u,i[h])}return new n(e,l)}if(t===0)return e.zero;if(t===1)return this;let s=new Int32Array(r);for(let i=0;i<r;i++)s[i]=e.multiply(o[i],t);return new n(e,s)}multiplyByMonomial(t,e){let o=this.#t;if(e===0)return o.zero;let r=this.#e,{length:s}=r,i=new Int32Array(s+t);for(let a=0;a<s;a++)i[a]=o.multiply(r[a],e);return new n(o,i)}addOrSubtract(t){if(this.isZero())return t;if(t.isZero())return this;let e=t.#e,o=e.length,r=this.#e,s=r.length;o<s&&([o,s]=[s,o],[e,r]=[r,e]);let i=o-s,a=new Int32Array(o);a.set(e.subarray(0,i));for(let l=i;l<o;l++)a[l]=r[l-i]^e[l];return new n(this.#t,a)}divide(t){let e=this.#t,o=e.zero,r=this,s=t.getCoefficient(t.getDegree()),i=e.invert(s);for(;r.getDegree()>=t.getDegree()&&!r.isZero();){let a=r.getDegree(),l=a-t.getDegree(),f=e.multiply(r.getCoefficient(a),i),u=t.multiplyByMonomial(l,f),h=e.buildPolynomial(l,f);o=o.addOrSubtract(h),r=r.addOrSubtract(u)}return[o,r]}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var yt=class{#t;#e;#n;#o;#s;#r;constructor(t,e,o){let r=1,s=new Int32Array(e);for(let a=0;a<e;a++)s[a]=r,r*=2,r>=e&&(r^=t,r&=e-1);let i=new Int32Array(e);for(let a=0,l=e-1;a<l;a++)i[s[a]]=a;this.#t=e,this.#s=s,this.#r=i,this.#o=o,this.#e=new _(this,new Int32Array([1])),this.#n=new _(this,new Int32Array([0]))}get size(){return this.#t}get one(){return this.#e}get zero(){return this.#n}get generator(){return this.#o}exp(t){return this.#s[t]}log(t){return this.#r[t]}invert(t){return this.#s[this.#t-this.#r[t]-1]}multiply(t,e){if(t===0||e===0)return 0;let o=this.#r;return this.#s[(o[t]+o[e])%(this.#t-1)]}buildPolynomial(t,e){if(e===0)return this.#n;let o=new Int32Array(t+1);return o[0]=e,new _(this,o)}},Qt=new yt(285,256,0);/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function Qe(n,t,e,o){t.getDegree()<e.getDegree()&&([t,e]=[e,t]);let r=e,s=n.one,i=t,a=n.zero;for(;2*r.getDegree()>=o;){let m=a,d=i;if(a=s,i=r,i.isZero())throw new Error("remainder last was zero");r=d;let g=n.zero,x=r.getDegree(),p=i.getDegree(),y=i.getCoefficient(p),I=n.invert(y);for(;x>=p&&!r.isZero();){let T=r.getDegree()-p,L=n.multiply(r.getCoefficient(x),I);g=g.addOrSubtract(n.buildPolynomial(T,L)),r=r.addOrSubtract(i.multiplyByMonomial(T,L)),x=r.getDegree()}if(s=g.multiply(a).addOrSubtract(m),x>=p)throw new Error("division algorithm failed to reduce polynomial")}let l=s.getCoefficient(0);if(l===0)throw new Error("sigma tilde(0) was zero");let f=n.invert(l),u=s.multiply(f),h=r.multiply(f);return[u,h]}function $e(n,t){let e=t.getDegree();if(e===1)return new Int32Array([t.getCoefficient(1)]);let o=0,{size:r}=n,s=new Int32Array(e);for(let i=1;i<r&&o<e;i++)t.evaluate(i)===0&&(s[o++]=n.invert(i));if(o!==e)throw new Error("error locator degree does not match number of roots");return s}function Ge(n,t,e){let{length:o}=e,r=new Int32Array(o);for(let s=0;s<o;s++){let i=1,a=n.invert(e[s]);for(let l=0;l<o;l++)if(s!==l){let f=n.multiply(e[l],a),u=(f&1)===0?f|1:f&-2;i=n.multiply(i,u)}r[s]=n.multiply(t.evaluate(a),n.invert(i)),n.generator!==0&&(r[s]=n.multiply(r[s],a))}return r}var at=class{#t;constructor(t=Qt){this.#t=t}decode(t,e){let o=!0,r=this.#t,{generator:s}=r,i=new _(r,t),a=new Int32Array(e);for(let l=0;l<e;l++){let f=i.evaluate(r.exp(l+s));a[e-1-l]=f,f!==0&&(o=!1)}if(!o){let l=new _(r,a),[f,u]=Qe(r,r.buildPolynomial(e,1),l,e),h=$e(r,f),m=Ge(r,u,h),d=h.length,g=t.length;for(let x=0;x<d;x++){let p=g-1-r.log(h[x]);if(p<0)throw new Error("bad error location");t[p]=t[p]^m[x]}return d}return 0}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function $t(n,t){let e=new Int32Array(n),o=n.length-t,r=new at().decode(e,o);return[e,r]}function Gt(n,t,e){let{ecBlocks:o,numTotalCodewords:r,numECCodewordsPerBlock:s}=t.getECBlocks(e);if(n.length!==r)throw new Error("failed to get data blocks");let i=[];for(let{count:d,numDataCodewords:g}of o)for(let x=0;x<d;x++){let p=s+g;i.push(new ct(new Uint8Array(p),g))}let{length:a}=i,l=a-1,f=i[0].codewords.length;for(;l>=0&&i[l].codewords.length!==f;)l--;l++;let u=0,h=f-s;for(let d=0;d<h;d++)for(let g=0;g<a;g++)i[g].codewords[d]=n[u++];for(let d=l;d<a;d++)i[d].codewords[h]=n[u++];let m=i[0].codewords.length;for(let d=h;d<m;d++)for(let g=0;g<a;g++){let x=g<l?d:d+1;i[g].codewords[x]=n[u++]}return i}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function Jt(n,t){try{return new TextDecoder(t.label).decode(n)}catch{throw new Error(`built-in decode not support charset: ${t.label}`)}}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function te(n,t,{mask:e,level:o}){let r=0,s=0;n.unmask(e);let i=t.getECBlocks(o),a=n.readCodewords(t,o),l=Gt(a,t,o),f=new Uint8Array(i.numTotalDataCodewords);for(let{codewords:u,numDataCodewords:h}of l){let[m,d]=$t(u,h);f.set(m.subarray(0,h),r),s+=d,r+=h}return[f,s]}var j=class{#t;constructor({decode:t=Jt}={}){this.#t=t}decode(t){let e=0,o=!1,r,s,i,a=new it(t);try{r=a.readVersion(),i=a.readFormatInfo(),[s,e]=te(a,r,i)}catch{i!=null&&a.remask(i.mask),a.mirror(),o=!0,r=a.readVersion(),i=a.readFormatInfo(),[s,e]=te(a,r,i)}return new et(Ut(s,r,this.#t),r,i,e,o)}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var S=class{#t;#e;constructor(t,e){this.#t=t,this.#e=e}get x(){return this.#t}get y(){return this.#e}};function R(n,t){return Math.sqrt(K(n,t))}function K(n,t){let e=n.x-t.x,o=n.y-t.y;return e*e+o*o}function B(n,t,e){let{x:o,y:r}=n,{x:s,y:i}=t,{x:a,y:l}=e;return Math.abs(o*(i-l)+s*(l-r)+a*(r-i))/2}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function Je({ratios:n}){return n[E(n.length/2)]/2}var N=class n extends S{#t;#e;#n;#o;#s;#r=1;#i;#c;static noise(t){return t.#t}static width(t){return t.#e}static height(t){return t.#n}static combined(t){return t.#r}static rect(t){return t.#o}static equals(t,e,o,r,s){let{modules:i}=t.#i,a=t.#c;if(Math.abs(e-t.x)<=a&&Math.abs(o-t.y)<=a){let l=t.#s,f=(r+s)/i/2,u=Math.abs(f-l);if(u<=1||u<=l)return!0}return!1}static combine(t,e,o,r,s,i){let a=t.#r,l=a+1,f=(t.x*a+e)/l,u=(t.y*a+o)/l,h=(t.#t*a+i)/l,m=(t.#e*a+r)/l,d=(t.#n*a+s)/l,g=new n(t.#i,f,u,m,d,h);return g.#r=l,g}constructor(t,e,o,r,s,i){super(e,o);let{modules:a}=t,l=r/2,f=s/2,u=r/a,h=s/a,m=u/2,d=h/2,g=Je(t),x=(u+h)/2;this.#t=i,this.#e=r,this.#n=s,this.#i=t,this.#s=x,this.#o=[e-l+m,o-f+d,e+l-m,o+f-d],this.#c=x*g}get moduleSize(){return this.#s}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var lt=class{#t;#e;constructor(t,e){this.#t=t,this.#e=e}sample(t,e){let o=this.#t,r=o.width,s=this.#e,i=o.height,a=new D(t,e);for(let l=0;l<e;l++)for(let f=0;f<t;f++){let[u,h]=s.mapping(f+.5,l+.5),m=E(u),d=E(h);m>=0&&d>=0&&m<r&&d<i&&o.get(m,d)&&a.set(f,l)}return a}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var X=class{#t;#e;#n;#o;#s;#r;constructor(t,e){let o=E(e.x),r=E(e.y),s=E(t.x),i=E(t.y),a=Math.abs(r-i)>Math.abs(o-s);a&&([s,i,o,r]=[i,s,r,o]);let l=s<o?1:-1;this.#o=a,this.#n=o+l,this.#t=new S(o,r),this.#e=new S(s,i),this.#s=[l,i<r?1:-1],this.#r=[Math.abs(o-s),Math.abs(r-i)]}*points(){let t=this.#n,e=this.#o,{y:o}=this.#t,[r,s]=this.#s,[i,a]=this.#r,{x:l,y:f}=this.#e,u=-i/2|0;for(let h=l,m=f;h!==t;h+=r)if(yield[e?m:h,e?h:m],u+=a,u>0){if(m===o)break;m+=s,u-=i}}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function ee(n,t,e){let o=0,{width:r,height:s}=n,i=(t.x+e.x)/2,a=(t.y+e.y)/2,l=new S(i,a),f=new X(t,l).points();for(let[u,h]of f){if(u<0||h<0||u>=r||h>=s)return o===2?R(t,new S(u,h)):NaN;if(o===1==(n.get(u,h)===1)){if(o===2)return R(t,new S(u,h));o++}}return NaN}function ne(n,t,e){let o=ee(n,t,e);if(Number.isNaN(o))return NaN;let{x:r,y:s}=e,{x:i,y:a}=t,l=i-(r-i),f=a-(s-a),u=ee(n,t,new S(l,f));return Number.isNaN(u)?NaN:o+u-1}function Tt(n,t,e){let o=new S(E(t.x),E(t.y)),r=new S(E(e.x),E(e.y)),s=ne(n,o,r),i=ne(n,r,o);return Number.isNaN(s)?i/7:Number.isNaN(i)?s/7:(s+i)/14}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function oe(n,t){return n>t?n/t:t/n}function At(n,t){let e=Math.max(oe(N.width(n),N.width(t)),oe(N.height(n),N.height(t)));return e*e}function tn(n,t,e){let{x:o,y:r}=t;return(e.x-o)*(n.y-r)-(e.y-r)*(n.x-o)}function en(n){let t,e,o,[r,s,i]=n,a=K(r,s)*At(r,s),l=K(r,i)*At(r,i),f=K(s,i)*At(s,i);return f>=a&&f>=l?[t,o,e]=n:l>=f&&l>=a?[o,t,e]=n:[o,e,t]=n,tn(o,t,e)<0&&([o,e]=[e,o]),[t,e,o]}function nn([n,t,e]){let{x:o,y:r}=n,s=t.x+e.x-o,i=t.y+e.y-r;return new S(s,i)}function on([n,t,e],o){let r=R(n,t),s=R(n,e),i=W((r+s)/o/2)+7;switch(i&3){case 0:return i+1;case 2:return i-1;case 3:return Math.min(i+2,q)}return i}var A=class n{#t;#e;#n;#o;#s;#r;#i;static moduleSizes(t){if(t.#i==null){let e=t.#n,[o,r,s]=t.#r;t.#i=[Tt(e,o,r),Tt(e,o,s)]}return t.#i}static size(t){if(t.#e==null){let e=n.moduleSize(t);t.#e=on(t.#r,e)}return t.#e}static moduleSize(t){return t.#s==null&&(t.#s=M(n.moduleSizes(t))/2),t.#s}static contains(t,e){let o=t.#c(),[r,s,i]=t.#r,a=n.bottomRight(t),l=B(r,s,e),f=B(s,a,e),u=B(a,i,e),h=B(i,r,e);return l+f+u+h-o<1}static bottomRight(t){return t.#o==null&&(t.#o=nn(t.#r)),t.#o}constructor(t,e){this.#n=t,this.#r=en(e)}get topLeft(){return this.#r[0]}get topRight(){return this.#r[1]}get bottomLeft(){return this.#r[2]}#c(){let[t,e,o]=this.#r,r=n.bottomRight(this);if(this.#t==null){let s=B(t,e,r),i=B(r,o,t);this.#t=s+i}return this.#t}};function re({topLeft:n,topRight:t,bottomLeft:e}){let{x:o,y:r}=n,s=t.x-o,i=t.y-r,a=e.x-o,l=e.y-r,f=s*a+i*l,u=(s*s+i*i)*(a*a+l*l);return Math.acos(f/Math.sqrt(u))}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var Q=class{#t;#e;#n;#o;constructor(t,e,o,r){let s=new lt(t,e),i=A.size(o);this.#t=t,this.#o=e,this.#n=o,this.#e=r,this.#t=s.sample(i,i)}get matrix(){return this.#t}get finder(){return this.#n}get alignment(){return this.#e}get size(){return A.size(this.#n)}get moduleSize(){return A.moduleSize(this.#n)}mapping(t,e){return[t,e]=this.#o.mapping(t,e),new S(t,e)}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var ft=class n{#t;#e;#n;#o;#s;#r;#i;#c;#a;constructor(t,e,o,r,s,i,a,l,f){this.#t=t,this.#e=r,this.#n=a,this.#o=e,this.#s=s,this.#r=l,this.#i=o,this.#c=i,this.#a=f}inverse(){let t=this.#t,e=this.#e,o=this.#n,r=this.#o,s=this.#s,i=this.#r,a=this.#i,l=this.#c,f=this.#a;return new n(s*f-i*l,i*a-r*f,r*l-s*a,o*l-e*f,t*f-o*a,e*a-t*l,e*i-o*s,o*r-t*i,t*s-e*r)}times(t){let e=this.#t,o=this.#e,r=this.#n,s=this.#o,i=this.#s,a=this.#r,l=this.#i,f=this.#c,u=this.#a,h=t.#t,m=t.#e,d=t.#n,g=t.#o,x=t.#s,p=t.#r,y=t.#i,I=t.#c,T=t.#a;return new n(e*h+s*m+l*d,e*g+s*x+l*p,e*y+s*I+l*T,o*h+i*m+f*d,o*g+i*x+f*p,o*y+i*I+f*T,r*h+a*m+u*d,r*g+a*x+u*p,r*y+a*I+u*T)}mapping(t,e){let o=this.#t,r=this.#e,s=this.#n,i=this.#o,a=this.#s,l=this.#r,f=this.#i,u=this.#c,h=this.#a,m=s*t+l*e+h;return[(o*t+i*e+f)/m,(r*t+a*e+u)/m]}};function se(n,t,e,o,r,s,i,a){let l=n-e+r-i,f=t-o+s-a;if(l===0&&f===0)return new ft(e-n,r-e,n,o-t,s-o,t,0,0,1);{let u=e-r,h=i-r,m=o-s,d=a-s,g=u*d-h*m,x=(l*d-h*f)/g,p=(u*f-l*m)/g;return new ft(e-n+x*e,i-n+p*i,n,o-t+x*o,a-t+p*a,t,x,p,1)}}function rn(n,t,e,o,r,s,i,a){return se(n,t,e,o,r,s,i,a).inverse()}function ie(n,t,e,o,r,s,i,a,l,f,u,h,m,d,g,x){let p=rn(n,t,e,o,r,s,i,a);return se(l,f,u,h,m,d,g,x).times(p)}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function Nt(n,t){let e,o,r,s,{x:i,y:a}=n.topLeft,{x:l,y:f}=n.topRight,{x:u,y:h}=n.bottomLeft,m=A.size(n)-3.5;return t!=null?(e=t.x,o=t.y,r=m-3,s=r):(e=l+u-i,o=f+h-a,r=m,s=m),ie(3.5,3.5,m,3.5,r,s,3.5,m,i,a,l,f,e,o,u,h)}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function ce(n,t){return t>n?1:t<n?-1:0}function ae(n,t){let[e,,o]=N.rect(n);return t>0?o:t<0?e:n.x}function le(n,t){let[,e,,o]=N.rect(n);return t>0?o:t<0?e:n.y}function fe(n,t,e,o){let{x:r,y:s}=t,{x:i,y:a}=n,{x:l,y:f}=e,u=ce(r,l),h=ce(s,f),m=ae(t,u),d=le(t,h),g=ae(n,u),x=le(n,h);return u===0||h===0?[new S(g,x),new S(m,d)]:(o?u===h:u!==h)?[new S(i,x),new S(r,d)]:[new S(g,a),new S(m,s)]}function we(n,t,e,o){let r=o+8,s=new X(t,e).points(),i=1,a=n.get(E(t.x),E(t.y));for(let[l,f]of s){let u=n.get(l,f);if(u!==a&&(i++,a=u,i>r))return!1}return i>=o-14-Math.max(2,o-17>>>2)}function Ct(n,t,e){let{topLeft:o,topRight:r,bottomLeft:s}=t,[i,a]=e?fe(o,s,r,!0):fe(o,r,s);return we(n,i,a,A.size(t))}function $(n,t,e,o){let[r,s]=t.mapping(o?6.5:7.5,o?7.5:6.5),[i,a]=t.mapping(o?6.5:e-7.5,o?e-7.5:6.5);return we(n,new S(r,s),new S(i,a),e)}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var G=class{#t;#e;constructor(t){this.#e=t,this.#t=M(t)}get modules(){return this.#t}get ratios(){return this.#e}},Mt=new G([1,1,3,1,1]),wt=new G([1,1,1,1,1]),ue=new G([1,1,1]);/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function he(n,{ratios:t,modules:e}){let o=0,{length:r}=t,s=M(n),i=s/e;for(let a=0;a<r;a++)o+=Math.abs(n[a]-t[a]*i);return[o/s,i]}function me(n){let t=0;for(let e of n){if(e===0)return NaN;t+=e}return t}function v(n,t){let{length:e}=n,o=e-1;for(let r=0;r<o;r++)n[r]=n[r+1];n[o]=t}function de(n,t,e,o,r){t=E(t),e=E(e);let s=r?e:t,i=[0,0,0,0,0],a=r?n.height:n.width,l=()=>r?n.get(t,s):n.get(s,e);for(;s>=0&&l();)s--,i[2]++;for(;s>=0&&!l();)s--,i[1]++;for(;s>=0&&i[0]<o&&l();)s--,i[0]++;for(s=(r?e:t)+1;s<a&&l();)s++,i[2]++;for(;s<a&&!l();)s++,i[3]++;for(;s<a&&i[4]<o&&l();)s++,i[4]++;return[i,s]}function Rt(n,t,e,o,r){t=E(t),e=E(e);let s=-1,i=t,a=e,l=[0,0,0,0,0],{width:f,height:u}=n,h=r?-1:1,m=()=>{i+=s,a-=s*h},d=()=>n.get(i,a);for(;i>=0&&a>=0&&a<u&&d();)m(),l[2]++;for(;i>=0&&a>=0&&a<u&&!d();)m(),l[1]++;for(;i>=0&&a>=0&&a<u&&l[0]<o&&d();)m(),l[0]++;for(s=1,i=t+s,a=e-s*h;i<f&&a>=0&&a<u&&d();)m(),l[2]++;for(;i<f&&a>=0&&a<u&&!d();)m(),l[3]++;for(;i<f&&a>=0&&a<u&&l[4]<o&&d();)m(),l[4]++;return l}function ut(n,t){let e=[],o=E(n.length/2);for(let r=0;r<=o;r++){let s=o+r+1;e.push(M(n,o-r,s)/2+M(n,s))}return t-(e[0]*2+M(e,1))/(o+2)}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var ge=Math.PI/180,xe=.625,pe=.5,Y=.5,be=ge*40,Ee=ge*140;/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function Ie(n,t,e,o){return o?k(n,e)&&k(t,e):k(n,e)||k(t,e)}function Ot(n,t,e,o,r,s){let[i,a]=de(n,t,e,o,s);return[k(i,r)?ut(i,a):NaN,i]}function H(n,t,e){return n>t&&([n,t]=[t,n]),t-n<=t*e}function k(n,{ratios:t,modules:e}){let{length:o}=n,r=me(n);if(r>=e){let s=r/e,i=s*xe+pe;for(let a=0;a<o;a++){let l=t[a],f=n[a];if(Math.abs(f-s*l)>i)return!1}return!0}return!1}function Se(n,...t){let e=0,o=0,{length:r}=t,s=[];for(let l of t){let[f,u]=he(l,n);e+=f,s.push(u)}let i=M(s),a=i/r;for(let l of s)o+=Math.abs(l-a);return e+o/i}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var Z=class{#t;#e;#n;#o=[];constructor(t,e,o){this.#e=t,this.#n=e,this.#t=o}get matrix(){return this.#e}get patterns(){return this.#o}match(t,e,o,r){let s=this.#e,i=this.#n,a=ut(o,t),[l,f]=Ot(s,a,e,r,i,!0);if(l>=0){let u;if([a,u]=Ot(s,a,l,r,i),a>=0){let h=Rt(s,a,l,r),m=Rt(s,a,l,r,!0);if(Ie(h,m,i,this.#t)){let d=Se(i,u,f,h,m),g=M(u),x=M(f),p=this.#o,{length:y}=p,I=!1;for(let T=0;T<y;T++){let L=p[T];if(N.equals(L,a,l,g,x)){I=!0,p[T]=N.combine(L,a,l,g,x,d);break}}I||p.push(new N(i,a,l,g,x,d))}}}}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function sn(n,t,e){let o=0,{topLeft:r,topRight:s,bottomLeft:i}=n;for(let a of t)if(a!==r&&a!==s&&a!==i){let l;if(e.has(a)&&(l=A.contains(n,a),l)||N.noise(a)<1&&(l??A.contains(n,a))&&++o>3)return!0}return!1}var ht=class extends Z{constructor(t,e){super(t,Mt,e)}*groups(){let t=this.patterns.filter(o=>N.combined(o)>=3&&N.noise(o)<=1.5),{length:e}=t;if(e===3){let o=new A(this.matrix,t),r=A.size(o);r>=St&&r<=q&&(yield o)}else if(e>3){let o=e-2,r=e-1,s=new Map;for(let i=0;i<o;i++){let a=t[i],l=a.moduleSize;if(!s.has(a))for(let f=i+1;f<r;f++){let u=t[f],h=u.moduleSize;if(s.has(a))break;if(!(s.has(u)||!H(l,h,Y)))for(let m=f+1;m<e;m++){let d=t[m],g=d.moduleSize;if(s.has(a)||s.has(u))break;if(!H(l,g,Y)||!H(h,g,Y))continue;let{matrix:x}=this,p=new A(x,[a,u,d]),y=re(p);if(y>=be&&y<=Ee){let[I,T]=A.moduleSizes(p);if(I>=1&&T>=1){let{topLeft:L,topRight:Oe,bottomLeft:De}=p,ze=R(L,Oe),_e=R(L,De),ke=W(ze/I),Le=W(_e/T);if(Math.abs(ke-Le)<=4){let _t=A.size(p);_t>=St&&_t<=q&&!sn(p,t,s)&&(Ct(x,p)||Ct(x,p,!0))&&(yield p)&&(s.set(a,!0),s.set(u,!0),s.set(d,!0))}}}}}}}}find(t,e,o,r){let{matrix:s}=this,i=t+o,a=e+r,l=(f,u,h,m,d,g)=>{v(h,m),v(d,g),d[0]===1&&d[1]===0&&d[2]===1&&d[3]===0&&d[4]===1&&k(h,Mt)&&this.match(f,u,h,h[2])};for(let f=e;f<a;f++){let u=t;for(;u<i&&!s.get(u,f);)u++;let h=0,m=s.get(u,f),d=[0,0,0,0,0],g=[-1,-1,-1,-1,-1];for(;u<i;){let x=s.get(u,f);x===m?h++:(l(u,f,d,h,g,m),h=1,m=x),u++}l(u,f,d,h,g,m)}}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var mt=class extends Z{constructor(t,e){super(t,wt,e)}filter(t,e){let o=this.patterns.filter(s=>N.noise(s)<=2.5&&H(s.moduleSize,e,Y));o.length>1&&o.sort((s,i)=>{let a=N.noise(s),l=N.noise(i),f=Math.abs(s.moduleSize-e),u=Math.abs(i.moduleSize-e),h=(R(s,t)+f)*a,m=(R(i,t)+u)*l;return h-m});let r=o.slice(0,2);return r.push(t),r}find(t,e,o,r){let{matrix:s}=this,i=t+o,a=e+r,l=(f,u,h,m,d,g)=>{v(h,m),v(d,g),d[0]===0&&d[1]===1&&d[2]===0&&k(h,ue)&&this.match(f,u,h,h[1])};for(let f=e;f<a;f++){let u=t;for(;u<i&&!s.get(u,f);)u++;let h=0,m=s.get(u,f),d=[0,0,0],g=[-1,-1,-1];for(;u<i;){let x=s.get(u,f);x===m?h++:(l(u,f,d,h,g,m),h=1,m=x),u++}l(u,f,d,h,g,m)}}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */function cn(n){let{x:t,y:e}=n.topLeft,r=1-3/(A.size(n)-7),s=A.bottomRight(n),[i,a]=A.moduleSizes(n),l=t+(s.x-t)*r,f=e+(s.y-e)*r;return new N(wt,l,f,i*5,a*5,0)}function an(n,t,e){let o=A.size(t),r=cn(t),s=new mt(n,e),i=A.moduleSize(t),{x:a,y:l}=r,f=Math.ceil(i*Math.min(20,o>>>2)),u=E(Math.max(0,l-f)),h=E(Math.max(0,a-f)),m=E(Math.min(n.width-1,a+f)),d=E(Math.min(n.height-1,l+f));return s.find(h,u,m-h,d-u),s.filter(r,i)}var J=class{#t;constructor(t={}){this.#t=t}*detect(t){let{strict:e}=this.#t,{width:o,height:r}=t,s=new ht(t,e);s.find(0,0,o,r);let i=s.groups(),a=i.next();for(;!a.done;){let l=!1,f=a.value,u=A.size(f);if(u>=qt){let h=an(t,f,e);for(let m of h){let d=Nt(f,m);if($(t,d,u)&&$(t,d,u,!0)&&(l=yield new Q(t,d,f,m),l))break}}else{let h=Nt(f);$(t,h,u)&&$(t,h,u,!0)&&(l=yield new Q(t,h,f))}a=i.next(l)}}};/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var ye=5,Te=8-ye,Ae=1<<ye;function ln(n){let t=0,e=0,o=0,{length:r}=n;for(let f=0;f<r;f++)n[f]>e&&(t=f,e=n[f]),n[f]>o&&(o=n[f]);let s=0,i=0;for(let f=0;f<r;f++){let u=f-t,h=n[f]*u*u;h>i&&(s=f,i=h)}if(t>s&&([t,s]=[s,t]),s-t<=Ae/16)return-1;let a=-1,l=s-1;for(let f=s-1;f>t;f--){let u=f-t,h=u*u*(s-f)*(o-n[f]);h>a&&(l=f,a=h)}return l<<Te}function Ne(n,t,e){let o=E(t/5),r=E(t*4/5),s=new D(t,e),i=new Int32Array(Ae);for(let l=1;l<5;l++){let f=E(e*l/5)*t;for(let u=o;u<r;u++){let h=n[f+u];i[h>>Te]++}}let a=ln(i);if(a>0){let l=0;for(let f=0;f<e;f++){for(let u=0;u<t;u++)n[l+u]<a&&s.set(u,f);l+=t}}return s}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */var xt=3,Ce=24,O=1<<xt,fn=O-1,Me=O*5;function dt(n){let t=n>>xt;return n&fn&&t++,t}function Re(n,t){return n<2?2:Math.min(n,t)}function gt(n,t){return n=n<<xt,n>t?t:n}function wn(n,t,e){let o=[],r=t-O,s=e-O,i=dt(t),a=dt(e);for(let l=0;l<a;l++){o[l]=new Int32Array(i);let f=gt(l,s);for(let u=0;u<i;u++){let h=0,m=0,d=255,g=gt(u,r);for(let p=0,y=f*t+g;p<O;p++,y+=t){for(let I=0;I<O;I++){let T=n[y+I];h+=T,T<d&&(d=T),T>m&&(m=T)}if(m-d>Ce)for(p++,y+=t;p<O;p++,y+=t)for(let I=0;I<O;I++)h+=n[y+I]}let x=h>>xt*2;if(m-d<=Ce&&(x=d/2,l>0&&u>0)){let p=(o[l-1][u]+2*o[l][u-1]+o[l-1][u-1])/4;d<p&&(x=p)}o[l][u]=x}}return o}function un(n,t,e){let o=t-O,r=e-O,s=dt(t),i=dt(e),a=new D(t,e),l=wn(n,t,e);for(let f=0;f<i;f++){let u=Re(f,i-3),h=gt(f,r);for(let m=0;m<s;m++){let d=0,g=Re(m,s-3),x=gt(m,o);for(let y=-2;y<=2;y++){let I=l[u+y];d+=I[g-2]+I[g-1]+I[g]+I[g+1]+I[g+2]}let p=d/25;for(let y=0,I=h*t+x;y<O;y++,I+=t)for(let T=0;T<O;T++)n[I+T]<=p&&a.set(x+T,h+y)}}return a}function Dt({data:n,width:t,height:e}){let o=t*e,r=new Uint8Array(t*e);for(let s=0;s<o;s++){let i=s*4,a=n[i],l=n[i+1],f=n[i+2];r[s]=a*306+l*601+f*117+512>>10}return r}function zt(n,t,e){if(n.length!==t*e)throw new Error("luminances length must be equals to width * height");return t<Me||e<Me?Ne(n,t,e):un(n,t,e)}/**
 * @module QRCode
 * @package @nuintun/qrcode
 * @license MIT
 * @version 5.0.3
 * @author nuintun <nuintun@qq.com>
 * @description A pure JavaScript QRCode encode and decode library.
 * @see https://github.com/nuintun/qrcode#readme
 */return ve(hn);})();
