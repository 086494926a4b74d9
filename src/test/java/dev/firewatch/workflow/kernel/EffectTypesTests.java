package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.Effects.InvitePeople;
import dev.firewatch.workflow.kernel.Effects.RecordEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EffectTypesTests {

	private static final IncidentId ID = new IncidentId("INC-2026-0001");

	private static final Instant AT = Instant.parse("2026-11-20T09:47:00Z");

	sealed interface Family extends TypedEffect {

		@Override
		default String lane() {
			return "lane";
		}

		@EffectKind(value = "first", words = "the first")
		record First(IncidentId incident, int number, boolean sure, @Nullable PersonId person) implements Family {
		}

		@EffectKind(value = "second", words = "the second")
		record Second() implements Family {
		}

	}

	@Test
	void storesAnEffectAsItAlwaysWas() {
		Effect invite = Effects.invite(ID, "payments");

		assertThat(invite.kind()).isEqualTo("invite");
		assertThat(invite.lane()).isEqualTo("room/people");
		assertThat(invite.about()).isEqualTo(Map.of("incident", "INC-2026-0001", "team", "payments"));
		assertThat(EffectRecords.read(InvitePeople.class, invite))
			.isEqualTo(new InvitePeople(ID, null, "payments", null));
	}

	@Test
	void readsBackTheEntryThatItStores() {
		Draft draft = new Draft("k#1", new When(AT, AT.plusSeconds(60), false), AT.plusSeconds(120),
				new PersonId("local/bob"), Source.SYSTEM, "Resolved", Milestone.RESOLVED, "https://wiki.example/1");
		Draft open = new Draft("k#2", new When(AT, null, true), AT, null, Source.COMMAND, "text", null, null);

		for (Draft each : List.of(draft, open)) {
			Effect stored = Effects.entry(ID, each);
			assertThat(stored.about()).containsEntry("start", "2026-11-20T09:47:00Z").doesNotContainValue(null);
			assertThat(EffectRecords.read(RecordEntry.class, stored).draft()).isEqualTo(each);
		}
	}

	@Test
	void keepsNumbersAndLeavesOutWhatNobodyKnows() {
		Effect stored = new Family.First(ID, 3, true, null).effect();

		assertThat(stored.about()).isEqualTo(Map.of("incident", "INC-2026-0001", "number", "3", "sure", "true"));
		assertThat(EffectRecords.read(Family.First.class, stored)).isEqualTo(new Family.First(ID, 3, true, null));
	}

	@Test
	void refusesAFamilyOfWhichOneHasNoComposer() {
		EffectBinding<?> first = EffectBinding.of(Family.First.class, effect -> Optional.empty());
		EffectBinding<?> second = EffectBinding.of(Family.Second.class, effect -> Optional.empty());

		assertThatIllegalArgumentException().isThrownBy(() -> new EffectTypes(List.of(() -> List.of(first))))
			.withMessageContaining("Second");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new EffectTypes(List.of(() -> List.of(first, second), () -> List.of(first))))
			.withMessageContaining("first");
		assertThat(new EffectTypes(List.of(() -> List.of(first, second))).words("second")).hasValue("the second");
	}

}
