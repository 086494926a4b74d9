package dev.firewatch.mongo;

import java.nio.ByteBuffer;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Digests as BSON: many are read for one list, and Java's own serialization would take
 * most of the time.
 */
final class DigestType extends BasicDataType<Document> {

	/** About what one of a kilobyte takes in memory. */
	private static final int MEMORY = 3_000;

	static MVMap<Object, Document> open(MVStore store, String name) {
		return store.openMap(name, new MVMap.Builder<Object, Document>().valueType(new DigestType()));
	}

	@Override
	public int getMemory(Document digest) {
		return MEMORY;
	}

	@Override
	public void write(WriteBuffer to, Document digest) {
		ByteBuf encoded = Unpooled.buffer();
		BsonEncoder.encodeDocument(digest, encoded);
		to.putVarInt(encoded.readableBytes());
		to.put(encoded.array(), encoded.arrayOffset() + encoded.readerIndex(), encoded.readableBytes());
	}

	@Override
	public Document read(ByteBuffer from) {
		byte[] encoded = new byte[DataUtils.readVarInt(from)];
		from.get(encoded);
		return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(encoded));
	}

	@Override
	public Document[] createStorage(int size) {
		return new Document[size];
	}

}
