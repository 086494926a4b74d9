package dev.firewatch.workflow.kernel;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** Effects as names and texts, which is how they are stored, and back. */
final class EffectRecords {

	private EffectRecords() {
	}

	static Effect written(TypedEffect typed) {
		Map<String, String> about = new LinkedHashMap<>();
		for (RecordComponent component : typed.getClass().getRecordComponents()) {
			Object value = value(component, typed);
			if (value != null) {
				about.put(component.getName(), text(value));
			}
		}
		Effect effect = Effect.of(kind(typed.getClass()).value(), typed.lane(), about);
		return switch (typed.nature()) {
			case URGENT -> effect;
			case ROUTINE -> effect.routine();
			case GATE -> effect.gate();
		};
	}

	static EffectKind kind(Class<?> type) {
		EffectKind kind = type.getAnnotation(EffectKind.class);
		if (kind == null || !type.isRecord()) {
			throw new IllegalArgumentException(type.getName() + " is no record with an EffectKind");
		}
		return kind;
	}

	static <T extends TypedEffect> T read(Class<T> type, Effect effect) {
		RecordComponent[] components = type.getRecordComponents();
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		Object[] values = Arrays.stream(components)
			.map(component -> value(component.getType(), effect.about().get(component.getName())))
			.toArray();
		try {
			Constructor<T> constructor = type.getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return constructor.newInstance(values);
		}
		catch (ReflectiveOperationException unreadable) {
			throw new IllegalStateException("An effect " + effect.kind() + " can't be read", unreadable);
		}
	}

	private static @Nullable Object value(RecordComponent component, TypedEffect typed) {
		try {
			component.getAccessor().setAccessible(true);
			return component.getAccessor().invoke(typed);
		}
		catch (ReflectiveOperationException impossible) {
			throw new IllegalStateException("a record tells its components", impossible);
		}
	}

	private static String text(Object value) {
		if (value instanceof IncidentId id) {
			return id.value();
		}
		if (value instanceof PersonId person) {
			return person.value();
		}
		return value instanceof Enum<?> constant ? constant.name() : value.toString();
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static @Nullable Object value(Class<?> type, @Nullable String text) {
		if (type == boolean.class) {
			return Boolean.parseBoolean(text);
		}
		if (type == int.class) {
			return Integer.parseInt(String.valueOf(text));
		}
		if (text == null || type == String.class) {
			return text;
		}
		if (type == IncidentId.class) {
			return new IncidentId(text);
		}
		if (type == PersonId.class) {
			return new PersonId(text);
		}
		if (type == Instant.class) {
			return Instant.parse(text);
		}
		if (type.isEnum()) {
			return Enum.valueOf((Class) type, text);
		}
		throw new IllegalArgumentException("An effect can't hold a " + type.getSimpleName());
	}

}
