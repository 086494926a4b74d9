package dev.firewatch.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

/**
 * Records the shape of every query that the test suite sends.
 */
public final class QueryShapes implements CommandListener {

	/** Listens to the client of every Spring test. */
	static final QueryShapes ALL = new QueryShapes(new ShapeRules(Indexes.ALL));

	private static final ThreadLocal<Boolean> ignoring = ThreadLocal.withInitial(() -> false);

	private final ShapeRules rules;

	private final Set<String> known = ConcurrentHashMap.newKeySet();

	private final Set<String> objections = ConcurrentHashMap.newKeySet();

	QueryShapes(ShapeRules rules) {
		this.rules = rules;
	}

	/** Runs a query of the test itself, such as one for all there is, unrecorded. */
	public static <T> T ignoring(Supplier<T> queries) {
		ignoring.set(true);
		try {
			return queries.get();
		}
		finally {
			ignoring.set(false);
		}
	}

	@Override
	public void commandStarted(CommandStartedEvent event) {
		if (ignoring.get()) {
			return;
		}
		try {
			Shape.of(event.getCommandName(), event.getCommand()).forEach(this::record);
		}
		catch (RuntimeException ex) {
			// The driver would swallow it, and the query would go unchecked.
			this.objections.add("Not understood: " + event.getCommandName() + " " + event.getCommand() + ": " + ex);
		}
	}

	private void record(Shape shape) {
		if (this.known.add(shape.toString())) {
			Optional<String> objection = this.rules.objectionTo(shape);
			objection.ifPresent(this.objections::add);
		}
	}

	/** The objections since the last call. */
	List<String> takeObjections() {
		List<String> taken = new ArrayList<>(this.objections);
		taken.forEach(this.objections::remove);
		return taken;
	}

}
