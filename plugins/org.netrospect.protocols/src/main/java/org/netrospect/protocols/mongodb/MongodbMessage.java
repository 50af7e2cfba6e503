package org.netrospect.protocols.mongodb;

import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.packed.Packed;

/**
 * One message.
 *
 * @param number of the request
 * @param answers number of the request that it answers, 0 for none
 * @param target what older operations go to: database and collection; "" for others
 * @param documents that stand behind the command: what is inserted, say; -1 if that is not known
 */
record MongodbMessage(int number, int answers, int operation, String target, Optional<Bson> body, int documents) {
    private static final int NOT_COMPRESSED = 0;
    /** Bytes of a compressed message that are looked at. */
    static final int MOST = 1 << 16;

    /** @param b its beginning */
    static MongodbMessage of(ByteWindow b) {
        return of(b, b.i32le(12), b.slice(MongodbProtocol.HEADER, b.length() - MongodbProtocol.HEADER), true);
    }

    private static MongodbMessage of(ByteWindow head, int operation, ByteWindow b, boolean outer) {
        int number = head.i32le(4);
        int answers = head.i32le(8);
        return switch (operation) {
            case MongodbProtocol.MESSAGE -> sections(number, answers, b);
            case MongodbProtocol.REPLY -> new MongodbMessage(number, answers, operation, "",
                    document(b, 20), b.i32le(16));
            case MongodbProtocol.QUERY -> {
                int end = end(b, 4);
                yield new MongodbMessage(number, answers, operation, b.utf8(4, end - 4), document(b, end + 9), -1);
            }
            case MongodbProtocol.UPDATE, MongodbProtocol.DELETE -> {
                int end = end(b, 4);
                yield new MongodbMessage(number, answers, operation, b.utf8(4, end - 4), document(b, end + 5), -1);
            }
            case MongodbProtocol.INSERT, MongodbProtocol.GET_MORE -> {
                int end = end(b, 4);
                yield new MongodbMessage(number, answers, operation, b.utf8(4, end - 4), Optional.empty(), -1);
            }
            case MongodbProtocol.COMPRESSED -> outer ? compressed(head, b)
                    : new MongodbMessage(number, answers, operation, "", Optional.empty(), -1);
            default -> new MongodbMessage(number, answers, operation, "", Optional.empty(), -1);
        };
    }

    private static int end(ByteWindow b, int from) {
        int end = b.indexOf(0, from);
        if (end < 0) {
            throw new MalformedInput("a message of MongoDB has a name without end");
        }
        return end;
    }

    private static Optional<Bson> document(ByteWindow b, int from) {
        return from >= b.length() ? Optional.empty() : Optional.of(Bson.of(b.slice(from, b.length() - from)));
    }

    private static MongodbMessage sections(int number, int answers, ByteWindow b) {
        Optional<Bson> body = Optional.empty();
        int documents = 0;
        int at = 4;
        while (at + 5 <= b.length()) {
            int kind = b.u8(at);
            long size = b.u32le(at + 1);
            int there = (int) Math.min(size, b.length() - at - 1);
            ByteWindow section = b.slice(at + 1, there);
            if (kind == 0) {
                body = Optional.of(Bson.of(section));
            } else if (kind == 1) {
                documents += count(section);
            } else {
                break;
            }
            at += 1 + there;
            if (size < 4) {
                break;
            }
        }
        return new MongodbMessage(number, answers, MongodbProtocol.MESSAGE, "", body, documents);
    }

    private static int count(ByteWindow section) {
        int at = section.indexOf(0, 4) + 1;
        int count = 0;
        while (at > 0 && at + 4 <= section.length()) {
            long size = section.u32le(at);
            count++;
            if (size < 5 || size > section.length() - at) {
                break;
            }
            at += (int) size;
        }
        return count;
    }

    private static MongodbMessage compressed(ByteWindow head, ByteWindow b) {
        int operation = b.i32le(0);
        ByteWindow packed = b.slice(9, b.length() - 9);
        if (b.u8(8) == NOT_COMPRESSED) {
            return of(head, operation, packed, false);
        }
        Optional<Packed> with = switch (b.u8(8)) {
            case 1 -> Optional.of(Packed.SNAPPY);
            case 2 -> Optional.of(Packed.ZLIB);
            case 3 -> Optional.of(Packed.ZSTD);
            default -> Optional.empty();
        };
        byte[] plain = with.map(each -> each.open(packed, MOST)).orElse(new byte[0]);
        return plain.length > 0 ? of(head, operation, new ByteWindow(plain, 0, plain.length), false)
                : new MongodbMessage(head.i32le(4), head.i32le(8), MongodbProtocol.COMPRESSED, "", Optional.empty(),
                        -1);
    }

    /** The name of the command: that of the first element, or of the older operation. */
    String command() {
        boolean own = operation == MongodbProtocol.MESSAGE || target.endsWith(".$cmd");
        List<Bson.Element> elements = body.map(Bson::elements).orElse(List.of());
        return own && !elements.isEmpty() ? elements.get(0).name() : MongodbProtocol.name(operation);
    }

    /** To what the command goes: {@code shop.orders}, {@code admin}. */
    String namespace() {
        String database = target.isEmpty() ? body.map(each -> each.text("$db")).orElse("")
                : target.endsWith(".$cmd") ? target.substring(0, target.length() - 5) : target;
        if (!target.isEmpty() && !target.endsWith(".$cmd")) {
            return database;
        }
        String collection = body.map(Bson::elements).filter(all -> !all.isEmpty() && all.get(0).type() == 2)
                .flatMap(all -> body.map(each -> each.text(all.get(0).name()))).orElse("");
        return collection.isEmpty() ? database : database + "." + collection;
    }
}
