package dev.firewatch;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTests {

	@Test
	void areExactlyThoseOfTheApplicationsYaml() throws IOException {
		Map<String, String> listed = Settings.all()
			.stream()
			.collect(Collectors.toMap(Setting::property,
					(setting) -> "${%s:%s}".formatted(setting.variable(), setting.fallback())));

		assertThat(written()).containsExactlyInAnyOrderEntriesOf(listed);
	}

	@Test
	void haveAPurposeAndNamesOfTheirOwn() {
		assertThat(Settings.all()).extracting(Setting::variable).doesNotHaveDuplicates();
		assertThat(Settings.all()).extracting(Setting::property).doesNotHaveDuplicates();
		assertThat(Settings.all()).allSatisfy((setting) -> assertThat(setting.purpose()).isNotBlank());
	}

	@Test
	void keepEveryTokenAndPasswordSecret() {
		assertThat(Settings.all()).filteredOn(Setting::secret)
			.extracting(Setting::variable)
			.containsExactlyInAnyOrder("MONGODB_URI", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN",
					"SLACK_CLIENT_SECRET", "TEAMS_APP_PASSWORD", "FIREWATCH_API_TOKEN");
	}

	@Test
	void areReadFromTheirRecordsOrSayThatTheyAreNot() {
		// The port is Boot's, and what there is at all is decided before any record.
		Set<String> read = new TreeSet<>(Set.of("server.port", Settings.LOCAL_WORKSPACE));
		new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.firewatch")
			.stream()
			.filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
			.forEach(type -> read(prefix(type.reflect()), type, read));

		assertThat(Settings.all()).filteredOn(setting -> !read.contains(setting.property()))
			.extracting(Setting::property)
			.containsExactlyInAnyOrderElementsOf(Settings.NOT_READ_YET);
		assertThat(Settings.all()).filteredOn(setting -> Settings.NOT_READ_YET.contains(setting.property()))
			.allSatisfy(setting -> assertThat(setting.purpose()).contains("nothing reads it yet"));
	}

	@Test
	void takeABlankVariableForOneThatIsNotSet() {
		DomainSettings settings = bound(DomainSettings.class, Map.of("FIREWATCH_CLOCK_OFFSET", ""));
		DatabaseSettings database = bound(DatabaseSettings.class, Map.of("MONGODB_URI", " "));

		assertThat(settings.clockOffset()).isZero();
		assertThat(database.address()).isEmpty();
	}

	@Test
	void reachTheirRecordsByTheirVariables() {
		Map<String, Object> given = Map.of("FIREWATCH_CLOCK_OFFSET", "PT72H", "FIREWATCH_CONFIG_DIR", "/etc/firewatch",
				"FIREWATCH_DATA_DIR", "/var/firewatch", "MONGODB_URI", "mongodb://db/firewatch", "FIREWATCH_BASE_URL",
				"https://fire.example");

		assertThat(bound(DomainSettings.class, given))
			.isEqualTo(new DomainSettings(Path.of("/etc/firewatch"), Duration.ofHours(72)));
		assertThat(bound(DatabaseSettings.class, given)).isEqualTo(new DatabaseSettings(Path.of("/var/firewatch"),
				new DatabaseSettings.Mongodb("mongodb://db/firewatch")));
		assertThat(bound(PublicAddress.class, given).of("/incidents/INC-1"))
			.isEqualTo("https://fire.example/incidents/INC-1");
	}

	@Test
	void showNoPasswordOfTheDatabase() {
		DatabaseSettings settings = bound(DatabaseSettings.class, Map.of("MONGODB_URI", "mongodb://app:s3cret@db/"));

		assertThat(settings.toString()).doesNotContain("s3cret");
	}

	private static String prefix(Class<?> type) {
		return type.getAnnotation(ConfigurationProperties.class).prefix()
				+ type.getAnnotation(ConfigurationProperties.class).value();
	}

	/** Adds the properties of a record that somebody asks it for. */
	private static void read(String prefix, JavaClass type, Set<String> read) {
		for (Parameter parameter : type.reflect().getDeclaredConstructors()[0].getParameters()) {
			Name given = parameter.getAnnotation(Name.class);
			String property = prefix + "."
					+ (given != null ? given.value() : DataObjectPropertyName.toDashedForm(parameter.getName()));
			if (isAsked(type, parameter.getName())) {
				read.add(property);
			}
			type.getDirectDependenciesFromSelf()
				.stream()
				.map(Dependency::getTargetClass)
				.filter(nested -> nested.isEquivalentTo(parameter.getType()) && nested.isRecord())
				.distinct()
				.forEach(nested -> read(property, nested, read));
		}
	}

	private static boolean isAsked(JavaClass type, String component) {
		JavaMethod accessor = type.getMethod(component);
		return !accessor.getAccessesToSelf().isEmpty() || !accessor.getReferencesToSelf().isEmpty()
				|| type.getField(component)
					.getAccessesToSelf()
					.stream()
					.map(access -> access.getOrigin().getName())
					.anyMatch(origin -> !Set.of(component, "<init>", "toString").contains(origin));
	}

	private static <T> T bound(Class<T> type, Map<String, Object> variables) {
		return Binder.get(SettingsCheckTests.environment(variables)).bindOrCreate(prefix(type), type);
	}

	private static Map<String, String> written() throws IOException {
		List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("yaml",
				new ClassPathResource("application.yml"));
		Map<String, String> written = new TreeMap<>();
		for (PropertySource<?> source : sources) {
			for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
				if (name.startsWith("firewatch.") || name.equals("server.port")) {
					written.put(name, String.valueOf(source.getProperty(name)));
				}
			}
		}
		return written;
	}

}
