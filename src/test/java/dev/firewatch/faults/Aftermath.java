package dev.firewatch.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import dev.firewatch.faults.Act.Verb;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.bson.Document;

/** What is in the data and in Slack once it is over, held against what was done. */
final class Aftermath {

	private static final List<String> WITH_EFFECTS = List.of("casefiles", "reminders");

	private final Deployment deployment;

	private final List<Act> acts;

	Aftermath(Deployment deployment, List<Act> acts) {
		this.deployment = deployment;
		this.acts = acts;
	}

	/**
	 * Waits so long for what is still to come, and tells everything that is wrong then.
	 */
	List<String> problemsWithin(Duration time) {
		try {
			Awaitility.await().atMost(time).pollInterval(Duration.ofSeconds(1)).until(() -> pending().isEmpty());
		}
		catch (ConditionTimeoutException stuck) {
			// What is stuck is told with everything else.
		}
		List<String> problems = pending();
		problems.addAll(problems());
		return problems;
	}

	/** Whether no effect waits for its delivery any more. */
	boolean isDelivered() {
		return pending().isEmpty();
	}

	/** What is still to come: effects to be delivered, reminders to be sent. */
	private List<String> pending() {
		List<String> pending = new ArrayList<>();
		for (String collection : WITH_EFFECTS) {
			for (Document document : deployment.documents(collection)) {
				list(document, "effects").stream()
					.filter(effect -> tries(effect).get("problem") == null)
					.forEach(effect -> pending
						.add("pending in " + collection + "/" + document.get("_id") + ": " + brief(effect)));
				if (document.get("lease") != null) {
					pending.add("leased: " + collection + "/" + document.get("_id"));
				}
			}
		}
		unreminded().forEach(act -> pending.add("nobody was reminded of " + act));
		return pending;
	}

	private static String brief(Document effect) {
		Document tries = tries(effect);
		return effect.get("kind") + ", attempts " + tries.get("attempts") + ", not before " + tries.get("notBefore");
	}

	private static Document tries(Document effect) {
		return effect.get("tries", Document.class);
	}

	/** Acknowledged fixes, due today and not done, whose owner got no message. */
	private List<Act> unreminded() {
		List<String> done = acts.stream()
			.filter(act -> act.verb() == Verb.DONE)
			.map(act -> act.incident() + " " + act.text().replaceFirst("\\w+ ", ""))
			.toList();
		return acts.stream()
			.filter(act -> act.verb() == Verb.FIX && act.acknowledged())
			.filter(act -> !done.contains(act.incident() + " " + act.fix()))
			.filter(act -> keyed("D" + Script.owner(act.token()).id().substring(1)).findAny().isEmpty())
			.toList();
	}

	/** Everything that is lost, doubled or given up. */
	private List<String> problems() {
		List<String> problems = new ArrayList<>();
		givenUp(problems);
		Map<String, Integer> entries = entriesByAct();
		List<Document> casefiles = deployment.documents("casefiles");
		for (Act act : acts) {
			if (act.verb().leavesAnEntry()) {
				expectOnce(problems, act, "on the timeline", entries.getOrDefault(act.key(), 0));
			}
			stored(casefiles, act).ifPresent(count -> expectOnce(problems, act, "in the casefile", count));
		}
		casefiles.forEach(casefile -> shown(problems, casefile));
		return problems;
	}

	private void givenUp(List<String> problems) {
		for (String collection : WITH_EFFECTS) {
			deployment.documents(collection)
				.forEach(document -> list(document, "effects").stream()
					.filter(effect -> tries(effect).get("problem") != null)
					.forEach(effect -> problems.add("given up in " + document.get("_id") + ": " + effect.get("kind")
							+ ", " + tries(effect).get("problem"))));
		}
	}

	private static void expectOnce(List<String> problems, Act act, String where, int times) {
		if (times > 1 || times == 0 && act.acknowledged()) {
			problems.add(times + " times " + where + ": " + act);
		}
	}

	/**
	 * How many entries each act has left; what the bot saw has the act's key and more.
	 */
	private Map<String, Integer> entriesByAct() {
		Map<String, Integer> counts = new HashMap<>();
		for (Document chunk : deployment.documents("timelines")) {
			for (Document entry : list(chunk, "entries")) {
				counts.merge(String.valueOf(entry.getString("key")).replaceFirst("#.*", ""), 1, Integer::sum);
			}
		}
		return counts;
	}

	/**
	 * How often the act is in the casefiles; empty for what is not kept there by text.
	 */
	private static Optional<Integer> stored(List<Document> casefiles, Act act) {
		Stream<String> texts = switch (act.verb()) {
			case NEW -> casefiles.stream().map(file -> file.get("incident", Document.class).getString("title"));
			case FIX ->
				casefiles.stream().flatMap(file -> list(file, "fixes").stream()).map(fix -> fix.getString("title"));
			case CAUSE -> casefiles.stream()
				.map(file -> file.get("causes", Document.class))
				.flatMap(causes -> texts(causes).stream());
			default -> null;
		};
		if (texts == null) {
			return Optional.empty();
		}
		return Optional.of((int) texts.filter(text -> List.of(text.split(" ")).contains(act.token())).count());
	}

	/** The texts of all documents that the document holds. */
	static List<String> texts(Document causes) {
		return causes.values()
			.stream()
			.filter(Collection.class::isInstance)
			.flatMap(list -> ((Collection<?>) list).stream())
			.filter(Document.class::isInstance)
			.map(cause -> ((Document) cause).getString("text"))
			.filter(Objects::nonNull)
			.toList();
	}

	/** An incident has one channel with its card in it, and is announced. */
	private void shown(List<String> problems, Document casefile) {
		String id = casefile.getString("_id");
		String title = title(casefile);
		List<String> rooms = rooms(id);
		if (rooms.size() != 1) {
			problems.add(id + " has " + rooms.size() + " channels");
		}
		if (rooms.stream().noneMatch(room -> saying(room, title).findAny().isPresent())) {
			problems.add(id + " has no card in its channel");
		}
		if (announcements(title).findAny().isEmpty()) {
			problems.add(id + " was not announced");
		}
	}

	private static String title(Document casefile) {
		return casefile.get("incident", Document.class).getString("title");
	}

	private List<String> rooms(String incident) {
		return deployment.slack()
			.channelNames()
			.stream()
			.filter(name -> name.startsWith(incident.toLowerCase()))
			.map(name -> deployment.slack().channelNamed(name).get("id").getAsString())
			.toList();
	}

	private Stream<JsonObject> announcements(String title) {
		return deployment.slack().channelNames().contains("incidents")
				? saying(deployment.slack().channelNamed("incidents").get("id").getAsString(), title) : Stream.of();
	}

	private Stream<JsonObject> saying(String channel, String text) {
		return keyed(channel).filter(message -> message.toString().contains(text));
	}

	/** The bot's messages that carry a key. */
	private Stream<JsonObject> keyed(String channel) {
		return deployment.slack().messagesIn(channel).stream().filter(message -> message.has("metadata"));
	}

	/** What somebody sees twice in Slack. */
	List<String> duplicates() {
		List<String> duplicates = new ArrayList<>();
		deployment.slack().everyMessage().keySet().forEach(channel -> {
			Map<String, Long> counts = new HashMap<>();
			keyed(channel).forEach(message -> counts.merge(key(message), 1L, Long::sum));
			counts.forEach(
					(key, count) -> add(duplicates, count, "the message " + key + " in " + channel + posted(channel)));
		});
		for (Document casefile : deployment.documents("casefiles")) {
			String title = title(casefile);
			rooms(casefile.getString("_id"))
				.forEach(room -> add(duplicates, keys(saying(room, title)), "the card of " + title));
			add(duplicates, keys(announcements(title)), "the announcement of " + title);
		}
		return duplicates;
	}

	/** What became of the posts in the channel on their way. */
	private String posted(String channel) {
		return deployment.proxy()
			.exchanges()
			.stream()
			.filter(exchange -> exchange.method().equals("chat.postMessage") && exchange.channel().equals(channel))
			.map(exchange -> exchange.at() + " " + exchange.fate())
			.collect(Collectors.joining(", ", " (posts: ", ")"));
	}

	private static long keys(Stream<JsonObject> messages) {
		return messages.map(Aftermath::key).distinct().count();
	}

	private static void add(List<String> duplicates, long count, String what) {
		for (long more = 1; more < count; more++) {
			duplicates.add(what);
		}
	}

	private static String key(JsonObject message) {
		return message.getAsJsonObject("metadata").getAsJsonObject("event_payload").get("key").getAsString();
	}

	private static List<Document> list(Document document, String name) {
		return document.getList(name, Document.class, List.of());
	}

}
