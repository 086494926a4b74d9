package dev.firewatch.mongo;

import java.util.List;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the test during which a query was sent that no index serves. JUnit finds it by
 * itself, so that no test has to name it.
 */
public class QueryShapesExtension implements AfterEachCallback, AfterAllCallback {

	private final QueryShapes shapes;

	public QueryShapesExtension() {
		this(QueryShapes.ALL);
	}

	QueryShapesExtension(QueryShapes shapes) {
		this.shapes = shapes;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		check();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		check();
	}

	private void check() {
		List<String> objections = this.shapes.takeObjections();
		if (!objections.isEmpty()) {
			throw new AssertionError(String.join(System.lineSeparator(), objections));
		}
	}

}
