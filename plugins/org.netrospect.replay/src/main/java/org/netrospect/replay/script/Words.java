package org.netrospect.replay.script;

import java.util.Set;

/** Words of ECMAScript and of what browsers add, by what they are in a script. */
final class Words {
    static final Set<String> KEYWORDS = Set.of("async", "await", "break", "case", "catch", "class", "const", "continue",
            "debugger", "default", "delete", "do", "else", "enum", "export", "extends", "false", "finally", "for",
            "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "of",
            "package", "private", "protected", "public", "return", "static", "super", "switch", "this", "throw", "true",
            "try", "typeof", "undefined", "var", "void", "while", "with", "yield");
    /** Keywords that are values. */
    static final Set<String> OPERANDS = Set.of("this", "null", "true", "false", "super", "undefined");
    /** Keywords behind which the end of a line ends the statement. */
    static final Set<String> ENDED_BY_LINE = Set.of("return", "break", "continue", "throw", "debugger", "yield");
    /** Keywords that go on with an expression. */
    static final Set<String> GO_ON = Set.of("in", "of", "instanceof");
    /** Keywords with a condition in brackets behind them. */
    static final Set<String> WITH_CONDITION = Set.of("if", "for", "while", "with", "switch", "catch");

    /** Functions that undo an escape with percent signs. */
    static final Set<String> UNESCAPING = Set.of("unescape", "decodeURI", "decodeURIComponent");
    /** Functions of {@code String} that take numbers of characters. */
    static final Set<String> FROM_CODES = Set.of("fromCharCode", "fromCodePoint");

    /** Names that mean the same in every script (ECMA-262, and what browsers and readers of PDF give to scripts). */
    static final Set<String> KNOWN = Set.of(("eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent "
            + "encodeURI encodeURIComponent escape unescape arguments AggregateError Array ArrayBuffer Atomics BigInt "
            + "BigInt64Array BigUint64Array Boolean DataView Date Error EvalError FinalizationRegistry Float32Array "
            + "Float64Array Function Generator GeneratorFunction AsyncFunction AsyncGenerator Int8Array Int16Array "
            + "Int32Array JSON Map Math Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set "
            + "SharedArrayBuffer String Symbol SyntaxError TypeError TypedArray Uint8Array Uint8ClampedArray "
            + "Uint16Array Uint32Array URIError UTC WeakMap WeakRef WeakSet ActiveXObject Enumerator VBArray "
            + "CollectGarbage GetObject console document app util event spell catalog Collab Net XFA XMLData "
            + "getAnnots getField submitForm").split(" "));
    /** Properties that mean the same whatever has them. */
    static final Set<String> KNOWN_PROPERTIES = Set.of(("constructor prototype __proto__ hasOwnProperty isPrototypeOf "
            + "propertyIsEnumerable toLocaleString toString toSource valueOf eval watch unwatch arguments arity caller "
            + "callee length name displayName apply bind call toExponential toFixed toPrecision at charAt charCodeAt "
            + "codePointAt concat includes indexOf lastIndexOf localeCompare match matchAll normalize padEnd padStart "
            + "repeat replace replaceAll search slice split startsWith substring toLocaleLowerCase toLocaleUpperCase "
            + "toLowerCase toUpperCase trim trimStart trimEnd flags dotAll global hasIndices ignoreCase multiline "
            + "source sticky unicode lastIndex compile exec test input lastMatch copyWithin entries every fill filter "
            + "find findIndex flat flatMap forEach join keys map pop push reduce reduceRight reverse shift unshift "
            + "some sort splice next return throw catch finally addEventListener dispatchEvent removeEventListener "
            + "childNodes nodeValue ownerDocument parentElement textContent appendChild cloneNode insertBefore "
            + "removeChild replaceChild innerHTML outerHTML shadowRoot after append attachShadow before closest "
            + "getAttribute getAttributeNode getElementsByClassName getElementsByTagName insertAdjacentElement "
            + "insertAdjacentHTML insertAdjacentText prepend querySelector querySelectorAll remove removeAttribute "
            + "replaceChildren replaceWith setAttribute setAttributeNode toggleAttribute contentEditable dataset dir "
            + "hidden innerText lang nonce outerText style tabIndex title type value width text data").split(" "));

    private Words() {
    }
}
