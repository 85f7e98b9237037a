Console.WriteLine("This project only helps `dotnet ef`: run ./migration.sh NAME.");
