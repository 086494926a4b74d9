package dev.firewatch.mongo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.runbook.Runbook;
import dev.firewatch.runbook.Runbooks;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A runbook is stored as one text, and read as earlier versions stored it. */
class RunbookTextTests {

	static Stream<Runbook> shipped() {
		ConfigFiles files = new ConfigFiles(Path.of("config"));
		return Runbooks.load(files, files.policy(), files.services()).all().stream();
	}

	@ParameterizedTest
	@MethodSource("shipped")
	void isReadAsItWasWritten(Runbook runbook) {
		String text = RunbookText.write(runbook);
		assertThat(RunbookText.read(text)).isEqualTo(runbook);
		assertThat(RunbookText.write(runbook)).isSameAs(text);
		assertThat(RunbookText.read(new String(text))).isSameAs(RunbookText.read(text));
	}

	@ParameterizedTest
	@MethodSource("shipped")
	void isReadAsTheLastVersionStoredIt(Runbook runbook) {
		MongoCustomConversions conversions = MongoCustomConversions
			.create((all) -> all.registerConverter(new Lasting()));
		MongoMappingContext context = new MongoMappingContext();
		context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
		MappingMongoConverter mapping = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
		mapping.setCustomConversions(conversions);
		mapping.afterPropertiesSet();
		Document stored = new Document();
		mapping.write(runbook, stored);
		assertThat(RunbookText.read(stored)).isEqualTo(runbook);
	}

	@WritingConverter
	private static final class Lasting implements Converter<Duration, String> {

		@Override
		public String convert(Duration duration) {
			return duration.toString();
		}

	}

}
