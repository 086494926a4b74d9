package dev.firewatch.mongo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * A store's file as it was at one moment. Nothing from that moment is overwritten while
 * this is open: its version is kept, and anything new goes to the end of the file. Only
 * the two headers at the beginning change, so they are copied at once.
 */
final class StoreCopy implements AutoCloseable {

	private static final int HEADERS = 2 * 4096;

	private static final int CHUNK = 1 << 20;

	private final MVStore store;

	private final FileStore<?> file;

	private final MVStore.TxCounter version;

	private final long size;

	private final ByteBuffer headers;

	/**
	 * Call this right after a commit, while nothing else commits.
	 */
	StoreCopy(MVStore store) {
		this.store = store;
		this.file = store.getFileStore();
		this.version = store.registerVersionUsage();
		store.setReuseSpace(false);
		this.size = this.file.size();
		this.headers = this.file.readFully(null, 0, HEADERS);
	}

	void writeTo(Path target) throws IOException {
		try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
			write(this.headers, out);
			for (long at = HEADERS; at < this.size; at += CHUNK) {
				write(this.file.readFully(null, at, (int) Math.min(CHUNK, this.size - at)), out);
			}
			out.force(true);
		}
	}

	private static void write(ByteBuffer bytes, FileChannel out) throws IOException {
		bytes.rewind();
		while (bytes.hasRemaining()) {
			out.write(bytes);
		}
	}

	@Override
	public void close() {
		this.store.setReuseSpace(true);
		this.store.deregisterVersionUsage(this.version);
	}

}
