package dev.firewatch.mongo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.runbook.Runbook;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * A runbook as one text: a run keeps the runbook as it read when the run began, and a
 * casefile with ten long runs has 1,500 items, which take longer to map than all of the
 * rest. Equal texts are read once.
 */
final class RunbookText {

	private static final JsonMapper JSON = JsonMapper.builder()
		.changeDefaultPropertyInclusion((usual) -> usual.withValueInclusion(JsonInclude.Include.NON_EMPTY))
		.build();

	/** As many editions as are in use at a time. */
	private static final int MOST = 200;

	/** Nobody goes through a run for longer without another tap. */
	private static final Duration UNUSED = Duration.ofHours(1);

	private static final Cache<String, Runbook> READ = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterAccess(UNUSED)
		.build();

	/** By identity: what was read is written back with each tap. */
	private static final Cache<Runbook, String> WRITTEN = Caffeine.newBuilder().weakKeys().maximumSize(MOST).build();

	private RunbookText() {
	}

	static String write(Runbook runbook) {
		return Objects.requireNonNull(WRITTEN.get(runbook, JSON::writeValueAsString));
	}

	static Runbook read(String text) {
		return Objects.requireNonNull(READ.get(text, (unread) -> JSON.readValue(unread, Runbook.class)));
	}

	/** As earlier versions stored it, field by field, with ids as {@code _id}. */
	static Runbook read(Document fields) {
		return JSON.convertValue(named(fields), Runbook.class);
	}

	private static Object named(Object stored) {
		if (stored instanceof List<?> list) {
			return list.stream().map(RunbookText::named).toList();
		}
		if (stored instanceof Document document) {
			Map<String, Object> fields = new LinkedHashMap<>();
			document.forEach((name, value) -> {
				if (value != null) {
					fields.put(name.equals("_id") ? "id" : name, named(value));
				}
			});
			return fields;
		}
		return stored;
	}

}
