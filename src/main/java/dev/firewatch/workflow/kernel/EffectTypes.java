package dev.firewatch.workflow.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All effects, by their stored names. */
public final class EffectTypes {

	private final Map<String, EffectBinding<?>> byKind = new HashMap<>();

	/** Refuses two composers for one effect, and none for one of a sealed family. */
	EffectTypes(List<EffectComposer> composers) {
		Set<Class<?>> bound = new HashSet<>();
		composers.stream().flatMap(composer -> composer.bindings().stream()).forEach(binding -> {
			String kind = EffectRecords.kind(binding.type()).value();
			if (byKind.put(kind, binding) != null) {
				throw new IllegalArgumentException("two composers for " + kind);
			}
			bound.add(binding.type());
		});
		bound.forEach(type -> {
			for (Class<?> family : type.getInterfaces()) {
				for (Class<?> member : family.isSealed() ? family.getPermittedSubclasses() : new Class<?>[0]) {
					if (!bound.contains(member)) {
						throw new IllegalArgumentException("nobody composes " + member.getSimpleName());
					}
				}
			}
		});
	}

	EffectBinding<?> binding(String kind) {
		EffectBinding<?> binding = byKind.get(kind);
		if (binding == null) {
			throw new IllegalStateException("nobody composes " + kind);
		}
		return binding;
	}

	/** The names that effects are stored by. */
	public Set<String> kinds() {
		return Set.copyOf(byKind.keySet());
	}

	/** What people call the effects of the kind; empty for an unknown kind. */
	public Optional<String> words(String kind) {
		return Optional.ofNullable(byKind.get(kind)).map(binding -> EffectRecords.kind(binding.type()).words());
	}

}
