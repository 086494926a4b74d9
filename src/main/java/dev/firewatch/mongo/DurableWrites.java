package dev.firewatch.mongo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands one at a time and releases no answer before what it shows is on disk.
 */
final class DurableWrites {

	private static final int COMMITS_BETWEEN_COMPACTIONS = 2_000;

	private static final int COMPACT_BELOW_FILL_RATE = 50;

	private static final int COMPACT_BYTES = 4 * 1024 * 1024;

	private final MVStore store;

	private final ReentrantLock documents = new ReentrantLock();

	private final ReentrantLock disk = new ReentrantLock();

	private long applied;

	private volatile long durable;

	private long commits;

	private boolean copying;

	private volatile @Nullable RuntimeException broken;

	DurableWrites(MVStore store) {
		this.store = store;
	}

	/**
	 * Answers a command. Reads also wait for the disk while somebody else's write is on
	 * its way there: a crash must not take back what has been shown, or refused as a
	 * duplicate.
	 */
	<T> T answer(Supplier<T> command) {
		long seen = 0;
		try {
			this.documents.lock();
			try {
				refuseOnceBroken();
				return command.get();
			}
			finally {
				if (this.store.hasUnsavedChanges()) {
					this.applied++;
				}
				seen = this.applied;
				this.documents.unlock();
			}
		}
		finally {
			awaitDurable(seen);
		}
	}

	/** Runs something for which nobody waits, under the same lock. */
	void quietly(Runnable action) {
		this.documents.lock();
		try {
			action.run();
		}
		finally {
			this.documents.unlock();
		}
	}

	/**
	 * Copies the file. Commands wait only for a commit, as they do for each other's; the
	 * bytes are copied while commands go on.
	 */
	void copyTo(Path target) throws IOException {
		StoreCopy copy;
		this.disk.lock();
		try {
			commitOrBreak();
			this.documents.lock();
			try {
				copy = new StoreCopy(this.store);
				this.copying = true;
			}
			finally {
				this.documents.unlock();
			}
		}
		finally {
			this.disk.unlock();
		}
		try {
			copy.writeTo(target);
		}
		finally {
			this.disk.lock();
			try {
				this.copying = false;
				copy.close();
			}
			finally {
				this.disk.unlock();
			}
		}
	}

	/**
	 * The first thread to get the disk commits for all that have applied their write by
	 * then; the others find it done when their turn comes.
	 */
	private void awaitDurable(long seen) {
		if (this.durable >= seen) {
			return;
		}
		this.disk.lock();
		try {
			if (this.durable < seen) {
				commitOrBreak();
			}
		}
		finally {
			this.disk.unlock();
		}
	}

	private void commitOrBreak() {
		try {
			refuseOnceBroken();
			commit();
		}
		catch (RuntimeException ex) {
			this.broken = ex;
			throw ex;
		}
	}

	private void commit() {
		long reached;
		// Documents are changed in place, so they must not change while being serialized.
		this.documents.lock();
		try {
			if (++this.commits % COMMITS_BETWEEN_COMPACTIONS == 0 && !this.copying) {
				this.store.compact(COMPACT_BELOW_FILL_RATE, COMPACT_BYTES);
			}
			reached = this.applied;
			this.store.commit();
		}
		finally {
			this.documents.unlock();
		}
		// Outside the lock: the next group is applied while this one reaches the disk.
		this.store.sync();
		this.durable = reached;
	}

	private void refuseOnceBroken() {
		RuntimeException cause = this.broken;
		if (cause != null) {
			// Memory is ahead of the disk, so every answer could be wrong after a
			// restart.
			throw new IllegalStateException("The embedded database could not write to its file; "
					+ "free the disk or repair it, then start Firewatch again", cause);
		}
	}

}
