package dev.firewatch.mongo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SieveTests {

	private static final Document SEARCH = new Document("$and",
			List.of(new Document("_id", new Document("$gt", "")),
					new Document("$or",
							List.of(new Document("incident.title", new BsonRegularExpression("\\Qzebra\\E", "i")),
									new Document("_id", new BsonRegularExpression("\\Qzebra\\E", "i")),
									new Document("status", new Document("$in", List.of("closed"))))),
					new Document("incident.isPrivate", false)));

	private static Document incident(String title, String status, boolean isPrivate) {
		return new Document("_id", "INC-1").append("status", status)
			.append("incident", new Document("title", title).append("isPrivate", isPrivate));
	}

	@Test
	void sortsOutWhatHasNothingOfTheSearch() {
		assertThat(Sieve.of(SEARCH).test(incident("A Zebra crossing", "active", false))).isTrue();
		assertThat(Sieve.of(SEARCH).test(incident("A lion", "closed", false))).isTrue();
		assertThat(Sieve.of(SEARCH).test(incident("A lion", "active", false))).isFalse();
		assertThat(Sieve.of(SEARCH).test(incident("A zebra", "active", true))).isFalse();
	}

	@Test
	void sortsOutNothingThatMatches() {
		long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
		Random random = new Random(seed);
		int sortedOut = 0;
		for (int n = 0; n < 20_000; n++) {
			Document query = query(random, 2);
			Document document = document(random);
			boolean matches = new DefaultQueryMatcher().matches(document, query);
			boolean through = Sieve.of(query).test(document);
			assertThat(through || !matches).as("seed %d: %s for %s", seed, document, query).isTrue();
			sortedOut += through ? 0 : 1;
		}
		assertThat(sortedOut).as("seed %d", seed).isGreaterThan(200);
	}

	private static Document document(Random random) {
		Document document = new Document();
		for (String field : List.of("a", "b")) {
			if (random.nextInt(4) > 0) {
				document.put(field, value(random));
			}
		}
		Object inner = random.nextInt(4) == 0 ? value(random) : new Document("d", value(random));
		if (random.nextInt(4) > 0) {
			document.put("c", random.nextInt(5) == 0 ? Arrays.asList(inner, inner) : inner);
		}
		return document;
	}

	private static Object value(Random random) {
		return switch (random.nextInt(6)) {
			case 0 -> null;
			case 1 -> random.nextBoolean();
			case 2 -> random.nextInt(3);
			case 3 -> List.of("x", "yz");
			default -> List.of("x", "yz", "XY", "").get(random.nextInt(4));
		};
	}

	private static Document query(Random random, int depth) {
		if (depth > 0 && random.nextInt(2) == 0) {
			List<Document> parts = new ArrayList<>();
			for (int n = 0; n <= random.nextInt(3); n++) {
				parts.add(query(random, depth - 1));
			}
			return new Document(random.nextBoolean() ? "$and" : "$or", parts);
		}
		String field = List.of("a", "b", "c", "c.d").get(random.nextInt(4));
		return new Document(field, switch (random.nextInt(7)) {
			case 0 -> null;
			case 1 -> random.nextBoolean();
			case 2 -> new BsonRegularExpression("x", "i");
			case 3 -> new Document("$in", Arrays.asList("x", "yz"));
			case 4 -> new Document("$in", Arrays.asList("x", null));
			case 5 -> new Document("$exists", random.nextBoolean());
			default -> List.of("x", "yz", "").get(random.nextInt(3));
		});
	}

}
