package dev.firewatch.workflow.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A worked case as a script: who said what, where and when. */
public record Story(List<Step> steps, List<Step> lastAct) {

	/** Where a step takes place. */
	public enum Where {

		LOBBY, ROOM, DIRECT

	}

	/**
	 * One thing that somebody said or filled in.
	 *
	 * @param day counted from the story's Friday
	 * @param say the text typed; {@code {id}} stands for the incident. Null for a form
	 * @param submit the section of the postmortem whose form is filled in; null for a
	 * text
	 * @param refused what the refusal names, where the step is refused
	 */
	public record Step(int day, LocalTime time, String who, Where where, @Nullable String say, @Nullable String submit,
			Map<String, List<String>> answers, @Nullable String refused) {

		/** The time of the step in a story that begins on the Friday. */
		public ZonedDateTime at(ZonedDateTime friday) {
			return friday.toLocalDate().plusDays(day).atTime(time).atZone(friday.getZone());
		}

		/** The text to type, for the incident with the id. */
		public String text(String id) {
			return say == null ? "" : say.replace("{id}", id);
		}

	}

	/** The case of ticket #4821, which comes with the product. */
	public static Story ticket4821() {
		try (InputStream stream = Story.class.getResourceAsStream("/sample/ticket-4821.yml")) {
			if (stream == null) {
				throw new IllegalStateException("the application was built without its sample");
			}
			return read(stream);
		}
		catch (IOException fault) {
			throw new UncheckedIOException(fault);
		}
	}

	/** Reads a story in the format of the bundled one. */
	public static Story read(InputStream stream) {
		Map<?, ?> map = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
		return new Story(steps(map.get("steps")), steps(map.get("last-act")));
	}

	/**
	 * The latest Friday from which the story, without its last act, would be over by now.
	 */
	public ZonedDateTime latestFriday(ZonedDateTime now) {
		int days = steps.get(steps.size() - 1).day() + 1;
		LocalDate friday = now.toLocalDate().minusDays(days);
		while (friday.getDayOfWeek() != DayOfWeek.FRIDAY) {
			friday = friday.minusDays(1);
		}
		return friday.atStartOfDay(now.getZone());
	}

	private static List<Step> steps(@Nullable Object list) {
		List<Step> steps = new ArrayList<>();
		for (Object item : list == null ? List.of() : (List<?>) list) {
			Map<?, ?> step = (Map<?, ?>) item;
			steps.add(new Step(Integer.parseInt(text(step, "day")), LocalTime.parse(text(step, "time")),
					text(step, "who"), Where.valueOf(text(step, "where").toUpperCase(Locale.ROOT)),
					optional(step, "say"), optional(step, "submit"), answers(step.get("answers")),
					optional(step, "refused")));
		}
		return List.copyOf(steps);
	}

	private static String text(Map<?, ?> step, String name) {
		String text = optional(step, name);
		if (text == null) {
			throw new IllegalStateException("a step of the sample has no " + name);
		}
		return text;
	}

	private static @Nullable String optional(Map<?, ?> step, String name) {
		Object value = step.get(name);
		return value == null ? null : value.toString();
	}

	private static Map<String, List<String>> answers(@Nullable Object given) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		if (given instanceof Map<?, ?> map) {
			map.forEach((name, value) -> answers.put(String.valueOf(name), value instanceof List<?> list
					? list.stream().map(String::valueOf).toList() : List.of(String.valueOf(value))));
		}
		return answers;
	}

}
