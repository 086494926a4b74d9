package dev.firewatch.mongo;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

/**
 * Counts the reads and writes that a piece of work costs, whichever threads send them. A
 * bean of every Spring test that has a database.
 */
public final class CommandCounter implements CommandListener {

	private static final Set<String> READS = Set.of("find", "getMore", "aggregate", "count", "distinct");

	private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

	private final AtomicInteger reads = new AtomicInteger();

	private final AtomicInteger writes = new AtomicInteger();

	private final Map<String, AtomicInteger> found = new ConcurrentHashMap<>();

	/** What has been seen so far. */
	public Counts now() {
		return new Counts(this.reads.get(), this.writes.get());
	}

	/** What is sent while the work runs. */
	public Counts during(Runnable work) {
		Counts before = now();
		work.run();
		return now().since(before);
	}

	/** How often the work searches one collection. */
	public int searches(String collection, Runnable work) {
		AtomicInteger searches = this.found.computeIfAbsent(collection, (name) -> new AtomicInteger());
		int before = searches.get();
		work.run();
		return searches.get() - before;
	}

	@Override
	public void commandStarted(CommandStartedEvent event) {
		if (event.getCommandName().equals("find")) {
			String collection = event.getCommand().getString("find").getValue();
			if (collection.equals(Aliases.COLLECTION)) {
				// Read again once a minute, beside whatever is going on.
				return;
			}
			this.found.computeIfAbsent(collection, (name) -> new AtomicInteger()).incrementAndGet();
		}
		if (READS.contains(event.getCommandName())) {
			this.reads.incrementAndGet();
		}
		else if (WRITES.contains(event.getCommandName())) {
			this.writes.incrementAndGet();
		}
	}

	/** How many commands, not documents: a batch is one. */
	public record Counts(int reads, int writes) {

		public Counts since(Counts earlier) {
			return new Counts(this.reads - earlier.reads, this.writes - earlier.writes);
		}

	}

}
