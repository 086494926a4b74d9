package dev.firewatch.mongo;

import com.mongodb.client.MongoClient;
import dev.firewatch.Backup;
import dev.firewatch.DatabaseSettings;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.people.People;
import dev.firewatch.risk.Risks;
import dev.firewatch.timeline.FileStore;
import dev.firewatch.timeline.Timelines;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoManagedTypes;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultDbRefResolver;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.gridfs.GridFsTemplate;

/** Connects to the configured MongoDB, or to the embedded one if none is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class MongoConfiguration {

	@Bean
	Connection mongoConnection(DatabaseSettings settings) {
		return settings.address().map(Connection::to).orElseGet(() -> Connection.toEmbedded(settings.dataDir()));
	}

	@Bean
	static DatabaseGate databaseGate(ObjectProvider<Connection> connection) {
		return new DatabaseGate(connection);
	}

	/** Of the embedded database only; a real MongoDB has its own tools. */
	@Bean
	@Nullable Backup backup(Connection connection, DatabaseSettings settings) {
		return connection.embedded().map((server) -> new EmbeddedBackup(server, settings.dataDir())).orElse(null);
	}

	@Bean
	Aliases aliases(ObjectProvider<MongoDatabaseFactory> databases) {
		return new Aliases(databases);
	}

	/**
	 * None: each type is looked at when it is first stored or read, in place of reading
	 * every class at each start in search of them.
	 */
	@Bean
	static MongoManagedTypes mongoManagedTypes() {
		return MongoManagedTypes.from();
	}

	@Bean
	MongoCustomConversions mongoCustomConversions(Aliases aliases) {
		return Converters.all(aliases);
	}

	@Bean
	MappingMongoConverter mappingMongoConverter(MongoDatabaseFactory databases, MongoMappingContext context,
			MongoCustomConversions conversions) {
		PlainIdConverter converter = new PlainIdConverter(new DefaultDbRefResolver(databases), context);
		converter.setCustomConversions(conversions);
		return converter;
	}

	@Bean
	static DeadlineDatabaseFactory.InPlace timelyDatabases(ObjectProvider<MongoClient> client) {
		return new DeadlineDatabaseFactory.InPlace(client);
	}

	/** Named so that Boot's own steps back: the embedded database knows no "hello". */
	@Bean
	DatabaseHealth mongoHealthIndicator(MongoDatabaseFactory databases) {
		return new DatabaseHealth(databases);
	}

	@Bean
	People people(MongoTemplate mongo, Aliases aliases) {
		return new MongoPeople(mongo, aliases);
	}

	@Bean
	Casefiles casefiles(MongoTemplate mongo, Aliases aliases) {
		return new MongoCasefiles(mongo, aliases);
	}

	@Bean
	Risks risks(MongoTemplate mongo) {
		return new MongoRisks(mongo);
	}

	@Bean
	GridFsTemplate gridFs(MongoDatabaseFactory databases, MongoConverter converter) {
		return new GridFsTemplate(databases, converter);
	}

	@Bean
	FileStore fileStore(GridFsTemplate gridFs, MongoTemplate mongo) {
		return new GridFsFiles(gridFs, mongo);
	}

	@Bean
	Timelines timelines(MongoTemplate mongo) {
		return new MongoTimelines(mongo);
	}

}
