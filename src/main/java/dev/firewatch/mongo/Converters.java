package dev.firewatch.mongo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.firewatch.casefile.Learning;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.RiskId;
import dev.firewatch.runbook.Runbook;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/**
 * The values that are stored as a plain string.
 * <p>
 * An {@code Instant} stays a date, and so loses anything finer than a millisecond.
 */
final class Converters {

	private static final List<AsString<?>> ALWAYS = List.of(
			// Dates without a zone: the driver's own date would shift them by the zone.
			new AsString<>(LocalDate.class, LocalDate::toString, LocalDate::parse),
			new AsString<>(LocalTime.class, LocalTime::toString, LocalTime::parse),
			new AsString<>(ZoneId.class, ZoneId::getId, ZoneId::of),
			new AsString<>(Duration.class, Duration::toString, Duration::parse),
			new AsString<>(IncidentId.class, IncidentId::value, IncidentId::new),
			new AsString<>(RiskId.class, RiskId::value, RiskId::new),
			new AsString<>(Learning.class, LearningText::write, LearningText::read),
			new AsString<>(Runbook.class, RunbookText::write, RunbookText::read));

	private Converters() {
	}

	/** An old id is read as the person it now stands for. */
	static MongoCustomConversions all(Aliases aliases) {
		AsString<?> people = new AsString<>(PersonId.class, PersonId::value, (id) -> aliases.of(new PersonId(id)));
		return MongoCustomConversions.create((conversions) -> conversions.useSpringDataJavaTimeCodecs()
			.registerConverters(Stream.concat(ALWAYS.stream(), Stream.of(people))
				.flatMap((type) -> Stream.of(type.writing(), type.reading()))
				.toList())
			.registerConverter(new EarlierRunbook()));
	}

	/** A type with its way to a string and back. */
	record AsString<T>(Class<T> type, Function<T, String> write, Function<String, T> read) {

		GenericConverter writing() {
			return new Writing<>(this);
		}

		GenericConverter reading() {
			return new FromDocument<>(this);
		}

	}

	@WritingConverter
	private record Writing<T>(AsString<T> as) implements GenericConverter {

		@Override
		public Set<ConvertiblePair> getConvertibleTypes() {
			return Set.of(new ConvertiblePair(this.as.type(), String.class));
		}

		@Override
		public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
			return (source != null) ? this.as.write().apply(this.as.type().cast(source)) : null;
		}

	}

	/** Earlier versions stored a runbook field by field. */
	@ReadingConverter
	private static final class EarlierRunbook implements Converter<Document, Runbook> {

		@Override
		public Runbook convert(Document stored) {
			return RunbookText.read(stored);
		}

	}

	@ReadingConverter
	private record FromDocument<T>(AsString<T> as) implements GenericConverter {

		@Override
		public Set<ConvertiblePair> getConvertibleTypes() {
			return Set.of(new ConvertiblePair(String.class, this.as.type()));
		}

		@Override
		public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
			return (source != null) ? this.as.read().apply((String) source) : null;
		}

	}

}
